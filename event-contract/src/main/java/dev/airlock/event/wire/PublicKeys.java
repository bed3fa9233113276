package dev.airlock.event.wire;

import dev.airlock.event.Printable;
import dev.airlock.event.Service;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Whose keys sign what: the public keys of every service, the retired ones too. */
public final class PublicKeys {
    private static final byte[] PROBE = "whose key is it?".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Entry> byId;

    /** A key twice is an {@link IllegalArgumentException}: it would be two services'. */
    public PublicKeys(List<Entry> keys) {
        try {
            byId =
                    keys.stream()
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            each -> Ed25519.id(each.key()), Function.identity()));
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException("has a key twice", e);
        }
    }

    /**
     * A service's key.
     *
     * @param retired from when on nothing is taken any more that is signed with it; absent while it
     *     is in use
     */
    public record Entry(Service service, PublicKey key, @Nullable Instant retired) {
        boolean isRetired(Instant at) {
            return retired != null && !at.isBefore(retired);
        }
    }

    /**
     * What signs in a service's name.
     *
     * @throws IllegalArgumentException if none of its keys that are in use is this one's
     */
    public Signer signer(Service service, PrivateKey key, Instant now) {
        var probe = Ed25519.sign(key, PROBE);
        return byId.entrySet().stream()
                .filter(each -> each.getValue().service() == service)
                .filter(each -> !each.getValue().isRetired(now))
                .filter(each -> Ed25519.fits(each.getValue().key(), PROBE, probe))
                .findFirst()
                .map(each -> new Signer(each.getKey(), key))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "is none of the keys that %s has in use".formatted(service.id())));
    }

    /**
     * Who wrote a record.
     *
     * @param now when it arrived, unless the broker says so itself
     */
    public Service signerOf(ConsumerRecord<String, byte[]> record, Instant now)
            throws ForgedEventException {
        var id = header(record, SignedBytes.keyHeader(record.topic()));
        var signature = header(record, SignedBytes.signatureHeader(record.topic()));
        if (id == null || signature == null) {
            throw new ForgedEventException("nobody has signed it");
        }
        var entry = byId.get(id);
        if (entry == null) {
            throw new ForgedEventException(
                    "it is signed with a key of nobody's: " + Printable.of(id));
        }
        var service = entry.service();
        if (!Ed25519.fits(entry.key(), bytes(record), decoded(signature))) {
            throw new ForgedEventException(
                    "its signature is not that of key %s of %s".formatted(id, service.id()));
        }
        if (entry.isRetired(arrived(record, now))) {
            throw new ForgedEventException(
                    "it is signed with key %s of %s, which is retired".formatted(id, service.id()));
        }
        return service;
    }

    // A producer chooses its record's time, the broker's own nobody can set back.
    private static Instant arrived(ConsumerRecord<String, byte[]> record, Instant now) {
        return record.timestampType() == TimestampType.LOG_APPEND_TIME
                ? Instant.ofEpochMilli(record.timestamp())
                : now;
    }

    private static byte[] bytes(ConsumerRecord<String, byte[]> record) {
        return SignedBytes.of(record.topic(), record.key(), record.headers(), record.value());
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
