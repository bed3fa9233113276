package dev.airlock.deploy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventType;
import dev.airlock.event.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The contract's approved event of each type. */
public final class Samples {
    private static final Path FILES = Path.of("../event-contract/src/test/resources/events");

    private Samples() {}

    public static DeployEvent of(EventType type) {
        try {
            var json = Files.readString(FILES.resolve(type.shortName() + ".json"));
            return WireJson.mapper().readValue(json, type.record());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
