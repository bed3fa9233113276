package dev.airlock.kit.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Configuration in YAML, read strictly: an unknown key or a value that cannot be is an {@link
 * InvalidConfiguration} that says the key's full name.
 */
public final class StrictYaml {
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private StrictYaml() {}

    /** All of a file that the setting of that name names. */
    public static JsonNode read(String setting, Path file) {
        try {
            return tree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new InvalidConfiguration(file.toString(), e.getOriginalMessage());
        } catch (IOException e) {
            throw new InvalidConfiguration(setting, "cannot be read: " + file);
        }
    }

    static JsonNode tree(String yaml) throws JsonProcessingException {
        return YAML.readTree(yaml);
    }

    /**
     * That part of a file as what it is to be.
     *
     * @param key its full name, to begin the names of what is in it
     */
    public static <T> T convert(String key, JsonNode section, Class<T> type) {
        try {
            return STRICT.treeToValue(section, type);
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidConfiguration(path(key, e), "is not a key of Airlock's");
        } catch (ValueInstantiationException e) {
            var cause = e.getCause();
            throw new InvalidConfiguration(
                    path(key, e), cause == null ? "cannot be" : String.valueOf(cause.getMessage()));
        } catch (InvalidFormatException e) {
            throw new InvalidConfiguration(
                    path(key, e), "is not a " + e.getTargetType().getSimpleName());
        } catch (JsonMappingException e) {
            throw new InvalidConfiguration(path(key, e), "has the wrong type");
        } catch (JsonProcessingException e) {
            throw new InvalidConfiguration(key, e.getOriginalMessage());
        }
    }

    private static String path(String key, JsonMappingException e) {
        var path = new StringBuilder(key);
        for (var reference : e.getPath()) {
            if (reference.getFieldName() != null) {
                path.append('.').append(reference.getFieldName());
            } else {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return path.toString();
    }
}
