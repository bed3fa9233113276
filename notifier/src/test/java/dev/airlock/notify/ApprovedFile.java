package dev.airlock.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A committed JSON file that generated content must equal; with {@code -Dairlock.approve=true} it
 * writes the file instead, for the diff to be reviewed.
 */
public final class ApprovedFile {
    private static final Path DIRECTORY = Path.of("src/test/resources/approved");

    private ApprovedFile() {}

    public static void check(String name, Object content) {
        var file = DIRECTORY.resolve(name + ".json");
        try {
            var json = pretty(content);
            if (Boolean.getBoolean("airlock.approve")) {
                Files.createDirectories(DIRECTORY);
                Files.writeString(file, json);
            }
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as("%s, made anew with -Dairlock.approve=true", file)
                    .isEqualTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pretty(Object content) throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(content)
                + "\n";
    }
}
