package dev.airlock.kit.sign;

import dev.airlock.event.EventMessage;
import dev.airlock.event.Service;
import dev.airlock.event.wire.Ed25519;
import dev.airlock.event.wire.EventCodec;
import dev.airlock.event.wire.ForgedEventException;
import dev.airlock.event.wire.KeysFile;
import dev.airlock.event.wire.PublicKeys;
import dev.airlock.event.wire.Signer;
import dev.airlock.event.wire.UnreadableEventException;
import dev.airlock.kit.config.InvalidConfiguration;
import dev.airlock.kit.config.Secret;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signs as this service and knows the others by their public keys. Without a key of its own that
 * the others know, a service does not start.
 */
@Startup
@ApplicationScoped
public class Signatures {
    private static final String KEY = "airlock.signing.key";
    private static final String KEYS_FILE = "airlock.signing.keys-file";

    private final PublicKeys keys;
    private final Signer signer;
    private final Clock clock;

    Signatures(
            @ConfigProperty(name = KEY, defaultValue = "env:AIRLOCK_PRIVATE_KEY") String key,
            @ConfigProperty(name = KEYS_FILE) Path keysFile,
            @ConfigProperty(name = "quarkus.application.name") String service,
            Clock clock) {
        this.clock = clock;
        keys = checked(KEYS_FILE, () -> KeysFile.parse(read(keysFile)));
        signer =
                checked(
                        KEY,
                        () ->
                                keys.signer(
                                        Service.of(service),
                                        Ed25519.privateKey(Secret.of(key).reveal()),
                                        clock.instant()));
        Log.infof("Events are signed: key=%s", signer.keyId());
    }

    /** Adds this service's signature to the headers of a record that is otherwise complete. */
    public void sign(String topic, String recordKey, Headers headers, byte[] value) {
        signer.sign(topic, recordKey, headers, value);
    }

    /** The message in a record, which the service in whose name it is has signed. */
    public EventMessage message(ConsumerRecord<String, byte[]> record)
            throws UnreadableEventException {
        return EventCodec.verified(record, keys, clock.instant());
    }

    /** The service that wrote a record. */
    public Service signerOf(ConsumerRecord<String, byte[]> record) throws ForgedEventException {
        return keys.signerOf(record, clock.instant());
    }

    /** Refuses a record that another than this service has written. */
    public void require(Service emitter, ConsumerRecord<String, byte[]> record)
            throws ForgedEventException {
        var signedBy = signerOf(record);
        if (signedBy != emitter) {
            throw ForgedEventException.by(signedBy, emitter.id());
        }
    }

    // Without the cause: what a parser says may hold a part of the secret.
    @SuppressWarnings("UnusedException")
    private static <T> T checked(String key, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new InvalidConfiguration(key, String.valueOf(e.getMessage()));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + file, e);
        }
    }
}
