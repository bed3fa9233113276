package dev.airlock.event.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.airlock.event.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file of every service's public keys: {@code service: [{key: base64, retired: instant}]}. */
public final class KeysFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private KeysFile() {}

    /** Reads it strictly; what cannot be is an {@link IllegalArgumentException} that says where. */
    public static PublicKeys parse(String yaml) {
        return new PublicKeys(
                read(yaml).entrySet().stream()
                        .flatMap(each ->
                                each.getValue().stream().map(key -> entry(each.getKey(), key)))
                        .toList());
    }

    private static Map<String, List<Key>> read(String yaml) {
        try {
            var keys = YAML.readValue(yaml, new TypeReference<Map<String, List<Key>>>() {});
            if (keys == null || keys.isEmpty()) {
                throw new IllegalArgumentException("has no keys");
            }
            return keys;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "is not of the form service: [{key: base64, retired: instant}]", e);
        }
    }

    private static PublicKeys.Entry entry(String service, Key entry) {
        if (entry.key() == null) {
            throw new IllegalArgumentException(service + ": needs a key");
        }
        try {
            return new PublicKeys.Entry(
                    Service.of(service), Ed25519.publicKey(entry.key()), entry.retired());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(service + ": " + e.getMessage(), e);
        }
    }

    private record Key(@Nullable String key, @Nullable Instant retired) {}
}
