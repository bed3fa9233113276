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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The targets file: for each target its sections, of which each service reads its own. Read
 * strictly: an unknown key or a value that cannot be stops the start with the key's full name.
 */
@ApplicationScoped
public class TargetsFile {
    private static final Set<String> SECTIONS =
            Set.of("airflow", "release", "infra", "verify", "policy", "notify");
    private static final String TARGET = "[a-z0-9][a-z0-9-]{0,62}";
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private final JsonNode root;

    @Inject
    TargetsFile(@ConfigProperty(name = "airlock.targets-file") Path file) {
        this(read(file));
    }

    private TargetsFile(JsonNode root) {
        this.root = check(root);
    }

    /** For tests: the same from text. */
    public static TargetsFile parse(String yaml) {
        try {
            return new TargetsFile(yaml().readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new InvalidConfiguration("targets", e.getOriginalMessage());
        }
    }

    /** The section of that name of every target; a target without it is an error. */
    public <T> Map<String, T> section(String name, Class<T> type) {
        var sections = new LinkedHashMap<String, T>();
        root.properties()
                .forEach(target -> {
                    var section = target.getValue().get(name);
                    if (section == null) {
                        throw new InvalidConfiguration(target.getKey() + "." + name, "is missing");
                    }
                    sections.put(
                            target.getKey(), convert(target.getKey() + "." + name, section, type));
                });
        return Map.copyOf(sections);
    }

    private static <T> T convert(String key, JsonNode section, Class<T> type) {
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

    private static JsonNode check(JsonNode root) {
        if (!root.isObject() || root.isEmpty()) {
            throw new InvalidConfiguration("targets", "no target is configured");
        }
        root.properties()
                .forEach(target -> {
                    if (!target.getKey().matches(TARGET)) {
                        throw new InvalidConfiguration(
                                target.getKey(), "a target's name matches " + TARGET);
                    }
                    target.getValue()
                            .fieldNames()
                            .forEachRemaining(section -> checkSection(target.getKey(), section));
                });
        return root;
    }

    private static void checkSection(String target, String section) {
        if (!SECTIONS.contains(section)) {
            throw new InvalidConfiguration(
                    target + "." + section, "is not a section; they are " + SECTIONS);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return yaml().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new InvalidConfiguration(file.toString(), e.getOriginalMessage());
        } catch (IOException e) {
            throw new InvalidConfiguration("airlock.targets-file", "cannot be read: " + file);
        }
    }

    private static YAMLMapper yaml() {
        return YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
    }
}
