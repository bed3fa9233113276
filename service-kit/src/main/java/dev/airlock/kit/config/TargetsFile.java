package dev.airlock.kit.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
    private final JsonNode root;

    @Inject
    TargetsFile(@ConfigProperty(name = "airlock.targets-file") Path file) {
        this(StrictYaml.read("airlock.targets-file", file));
    }

    private TargetsFile(JsonNode root) {
        this.root = check(root);
    }

    /** For tests: the same from text. */
    public static TargetsFile parse(String yaml) {
        try {
            return new TargetsFile(StrictYaml.tree(yaml));
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
                            target.getKey(),
                            StrictYaml.convert(target.getKey() + "." + name, section, type));
                });
        return Map.copyOf(sections);
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
}
