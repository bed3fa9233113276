package dev.airlock.watcher.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What real Airflows (2.11.2 in v2, 3.3.2 in v3) answered. */
public final class Recordings {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private Recordings() {}

    /** The body, as it came. */
    public static String text(String path) {
        try (var in = Recordings.class.getResourceAsStream("/recordings/" + path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tasks of a run. */
    public static List<TaskInstance> tasks(String path) {
        return Views.map(read(path, AirflowClient.TaskPage.class).tasks(), Views::task);
    }

    static <T> T read(String path, Class<T> type) {
        try {
            return JSON.readValue(text(path), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
