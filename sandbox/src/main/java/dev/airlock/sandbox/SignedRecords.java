package dev.airlock.sandbox;

import dev.airlock.event.EventMessage;
import dev.airlock.event.Service;
import dev.airlock.event.wire.EventCodec;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.ConfigProvider;

/** What a Quarkus test writes to Kafka, signed with the keys of {@link BackingServices}. */
public final class SignedRecords {
    private SignedRecords() {}

    /** The event, as the service in whose name it is would write it. */
    public static ProducerRecord<String, byte[]> of(EventMessage message) {
        return of(message.envelope().source(), EventCodec.encode(message));
    }

    /** The record, signed as that service. */
    public static ProducerRecord<String, byte[]> of(
            Service service, ProducerRecord<String, byte[]> record) {
        return keys().signer(service).sign(record);
    }

    public static SigningKeys keys() {
        var file = ConfigProvider.getConfig().getValue("airlock.signing.keys-file", Path.class);
        return SigningKeys.in(file.toAbsolutePath().resolveSibling(""));
    }
}
