package dev.airlock.sandbox.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request that was sent to a real Airflow, and what it answered. */
record Recording(
        String file, String method, String url, String body, int status, String contentType) {

    /** Those of {@code v2} (Airflow 2) or {@code v3} (Airflow 3). */
    static List<Recording> of(String folder) {
        return read(folder + "/INDEX.tsv").lines().skip(1).map(Recording::parse).toList();
    }

    private static Recording parse(String line) {
        var cells = line.split("\t", -1);
        return new Recording(
                cells[0], cells[1], cells[2], cells[3], Integer.parseInt(cells[4]), cells[5]);
    }

    String answer(String folder) {
        return read(folder + "/" + file);
    }

    private static String read(String path) {
        try (var stream = Recording.class.getResourceAsStream("/recordings/" + path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
