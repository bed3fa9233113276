package dev.airlock.deploy.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.airlock.kit.config.InvalidConfiguration;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who may call: names and the SHA-256 of their tokens, from the tokens file. The tokens themselves
 * are nowhere.
 */
@Startup
@ApplicationScoped
class Callers {
    private static final String KEY = "airlock.tokens-file";

    private final Map<String, byte[]> hashes;

    @Inject
    Callers(@ConfigProperty(name = KEY) Path file) {
        this(read(file));
    }

    Callers(Map<String, String> hexByName) {
        this.hashes = new LinkedHashMap<>();
        hexByName.forEach((name, hex) -> {
            if (hex == null || !hex.matches("[0-9a-fA-F]{64}")) {
                throw new InvalidConfiguration(
                        KEY + "." + name, "is not the hex SHA-256 of a token");
            }
            hashes.put(name, HexFormat.of().parseHex(hex));
        });
        if (hashes.isEmpty()) {
            throw new InvalidConfiguration(KEY, "names nobody");
        }
    }

    /** The name that goes with a token; takes as long whether it is right, wrong or nearly so. */
    Optional<String> nameOf(String token) {
        var hash = sha256(token);
        var found = Optional.<String>empty();
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

    private static Map<String, String> read(Path file) {
        try {
            return new YAMLMapper()
                    .readValue(Files.readString(file), new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new InvalidConfiguration(KEY, "cannot be read as name: hash, " + file);
        }
    }
}
