package dev.airlock.deploy.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.airlock.deploy.access.Caller.Via;
import dev.airlock.deploy.config.TargetRules;
import dev.airlock.kit.config.InvalidConfiguration;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The callers that are there from the start: {@code name: {sha256: <hex SHA-256 of the token>,
 * roles: {"*": [viewer], catalog-airflow: [deployer]}}}. The tokens themselves are nowhere.
 */
@Startup
@ApplicationScoped
class TokensFile {
    private static final String KEY = "airlock.tokens-file";
    private static final YAMLMapper YAML = new YAMLMapper();

    static {
        YAML.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private final Map<String, Caller> callers;

    TokensFile(@ConfigProperty(name = KEY) Path file, TargetRules targets) {
        this.callers = read(file, targets);
    }

    /** Whose token has that hash. */
    Optional<Caller> byHash(String sha256) {
        return Optional.ofNullable(callers.get(sha256));
    }

    /** Whether somebody has that name. */
    boolean names(String name) {
        return callers.values().stream().anyMatch(caller -> caller.name().equals(name));
    }

    private record Entry(@Nullable String sha256, @Nullable Map<String, Set<Role>> roles) {}

    private static Map<String, Caller> read(Path file, TargetRules targets) {
        JsonNode entries;
        try {
            entries = YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new InvalidConfiguration(KEY, "is not YAML, " + file);
        } catch (IOException e) {
            throw new InvalidConfiguration(KEY, "cannot be read, " + file);
        }
        var callers = new HashMap<String, Caller>();
        entries.properties()
                .forEach(entry -> {
                    var key = KEY + "." + entry.getKey();
                    var read = entry(key, entry.getValue());
                    var caller = new Caller(entry.getKey(), roles(key, read, targets), Via.TOKEN);
                    if (callers.put(hash(key, read), caller) != null) {
                        throw new InvalidConfiguration(key + ".sha256", "is of two callers");
                    }
                });
        if (callers.isEmpty()) {
            throw new InvalidConfiguration(KEY, "names nobody");
        }
        return Map.copyOf(callers);
    }

    private static Entry entry(String key, JsonNode value) {
        try {
            return YAML.treeToValue(value, Entry.class);
        } catch (JsonMappingException e) {
            var path = new StringBuilder(key);
            e.getPath()
                    .forEach(each -> {
                        if (each.getFieldName() != null) {
                            path.append('.').append(each.getFieldName());
                        }
                    });
            throw new InvalidConfiguration(path.toString(), "is not known or has the wrong form");
        } catch (JsonProcessingException e) {
            throw new InvalidConfiguration(key, "has the wrong form");
        }
    }

    private static String hash(String key, Entry entry) {
        if (entry.sha256() == null || !entry.sha256().matches("[0-9a-fA-F]{64}")) {
            throw new InvalidConfiguration(key + ".sha256", "is not the hex SHA-256 of a token");
        }
        return entry.sha256().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Set<Role>> roles(String key, Entry entry, TargetRules targets) {
        if (entry.roles() == null || entry.roles().isEmpty()) {
            throw new InvalidConfiguration(key + ".roles", "are missing: nobody may all by itself");
        }
        for (var target : entry.roles().keySet()) {
            if (!target.equals(Caller.EVERYWHERE) && targets.of(target).isEmpty()) {
                throw new InvalidConfiguration(
                        key + ".roles." + target, "is not a target, nor \"*\"");
            }
        }
        return entry.roles();
    }
}
