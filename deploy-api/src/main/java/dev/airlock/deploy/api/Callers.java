package dev.airlock.deploy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.airlock.kit.config.InvalidConfiguration;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who may call, from the tokens file: {@code name: <hex SHA-256 of the token>}, or with rights of
 * its own {@code name: {sha256: <hex>, rights: [force]}}. The tokens themselves are nowhere.
 */
@Startup
@ApplicationScoped
class Callers {
    /** The right to start a deploy that sacrifices runs. */
    static final String FORCE = "force";

    private static final String KEY = "airlock.tokens-file";

    private final Map<Caller, byte[]> hashes;

    Callers(@ConfigProperty(name = KEY) Path file) {
        this.hashes = read(file);
    }

    /** Somebody who may call. */
    record Caller(String name, Set<String> rights) {
        Caller {
            rights = Set.copyOf(rights);
        }
    }

    /** Whose token it is; takes as long whether it is right, wrong or nearly so. */
    Optional<Caller> of(String token) {
        var hash = sha256(token);
        var found = Optional.<Caller>empty();
        for (var entry : hashes.entrySet()) {
            if (MessageDigest.isEqual(entry.getValue(), hash)) {
                found = Optional.of(entry.getKey());
            }
        }
        return found;
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Map<Caller, byte[]> read(Path file) {
        JsonNode callers;
        try {
            callers = new YAMLMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new InvalidConfiguration(KEY, "is not YAML, " + file);
        } catch (IOException e) {
            throw new InvalidConfiguration(KEY, "cannot be read, " + file);
        }
        var hashes = new LinkedHashMap<Caller, byte[]>();
        callers.properties()
                .forEach(entry ->
                        hashes.put(
                                caller(entry.getKey(), entry.getValue()),
                                hash(entry.getKey(), entry.getValue())));
        if (hashes.isEmpty()) {
            throw new InvalidConfiguration(KEY, "names nobody");
        }
        return hashes;
    }

    private static Caller caller(String name, JsonNode value) {
        var key = KEY + "." + name;
        value.fieldNames()
                .forEachRemaining(field -> {
                    if (!field.equals("sha256") && !field.equals("rights")) {
                        throw new InvalidConfiguration(key + "." + field, "is not known");
                    }
                });
        var rights =
                StreamSupport.stream(value.path("rights").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toUnmodifiableSet());
        if (!Set.of(FORCE).containsAll(rights)) {
            throw new InvalidConfiguration(key + ".rights", "are not known, there is: " + FORCE);
        }
        return new Caller(name, rights);
    }

    private static byte[] hash(String name, JsonNode value) {
        var hex = value.isObject() ? value.path("sha256").asText() : value.asText();
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw new InvalidConfiguration(KEY + "." + name, "is not the hex SHA-256 of a token");
        }
        return HexFormat.of().parseHex(hex);
    }
}
