package dev.airlock.event.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.event.ApprovedFile;
import dev.airlock.event.EventType;
import dev.airlock.event.SampleEvents;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The approved JSON of each event. A file in {@code previous} is what an emitter one version older
 * sends: to begin with, a message with nothing but what must be there.
 */
class EventFilesTest {
    private static final Path FILES = Path.of("src/test/resources/events");

    @ParameterizedTest
    @EnumSource
    void writesTheApprovedFile(EventType type) throws JsonProcessingException {
        ApprovedFile.verify(file(type), pretty(tree(type)));
    }

    @ParameterizedTest
    @EnumSource
    void readsTheApprovedFile(EventType type) throws IOException {
        assertThat(WireJson.mapper().readValue(Files.readString(file(type)), type.record()))
                .isEqualTo(SampleEvents.of(type));
    }

    @ParameterizedTest
    @EnumSource
    void readsThePreviousVersion(EventType type) throws IOException {
        var previous = FILES.resolve("previous").resolve(type.shortName() + ".json");
        if (Boolean.getBoolean("airlock.approve") && !Files.exists(previous)) {
            ApprovedFile.verify(previous, pretty(withoutOptional(type)));
        }

        var event = WireJson.mapper().readValue(Files.readString(previous), type.record());

        assertThat(event).hasNoNullFieldsOrPropertiesExcept(optional(type));
    }

    @ParameterizedTest
    @EnumSource
    void ignoresUnknownFields(EventType type) throws JsonProcessingException {
        var json = tree(type).put("added-in-a-later-version", "something");

        assertThat(WireJson.mapper().treeToValue(json, type.record()))
                .isEqualTo(SampleEvents.of(type));
    }

    private static Path file(EventType type) {
        return FILES.resolve(type.shortName() + ".json");
    }

    private static ObjectNode tree(EventType type) {
        return WireJson.mapper().valueToTree(SampleEvents.of(type));
    }

    private static String pretty(ObjectNode json) throws JsonProcessingException {
        return WireJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static ObjectNode withoutOptional(EventType type) {
        var json = tree(type);
        for (var component : type.record().getRecordComponents()) {
            if (isNullable(component) || component.getType() == List.class) {
                json.remove(component.getName());
            }
        }
        return json;
    }

    private static String[] optional(EventType type) {
        return Arrays.stream(type.record().getRecordComponents())
                .filter(EventFilesTest::isNullable)
                .map(RecordComponent::getName)
                .toArray(String[]::new);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
