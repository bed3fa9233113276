package dev.airlock.sandbox.standin.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** JSON of the stand-ins; large bodies start from a recorded one and have their fields replaced. */
public final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An object of names and values in turn. */
    public static ObjectNode object(@Nullable Object... namesAndValues) {
        var object = MAPPER.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.set(String.valueOf(namesAndValues[i]), node(namesAndValues[i + 1]));
        }
        return object;
    }

    public static JsonNode node(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }

    public static ArrayNode array(Iterable<? extends JsonNode> nodes) {
        var array = MAPPER.createArrayNode();
        nodes.forEach(array::add);
        return array;
    }

    /** Empty if the text is no JSON. */
    public static Optional<JsonNode> parse(String text) {
        try {
            var node = MAPPER.readTree(text);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * A fresh copy of a recorded body, by its name below {@code standin/}, with each {@code @name@}
     * replaced by what follows that name.
     */
    public static ObjectNode template(String name, String... namesAndValues) {
        var text = TEMPLATES.computeIfAbsent(name, Json::load);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text = text.replace("@" + namesAndValues[i] + "@", namesAndValues[i + 1]);
        }
        return (ObjectNode) parse(text).orElseThrow();
    }

    private static String load(String name) {
        var path = "/standin/" + name + ".json";
        try (var stream = Json.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
