package dev.airlock.event.wire;

import dev.airlock.event.Service;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Keys and records of the tests of signatures. */
final class Signed {
    private Signed() {}

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static PublicKeys.Entry inUse(Service service, KeyPair pair) {
        return new PublicKeys.Entry(service, pair.getPublic(), null);
    }

    static PublicKeys.Entry retired(Service service, KeyPair pair, Instant at) {
        return new PublicKeys.Entry(service, pair.getPublic(), at);
    }

    /** As the broker hands it over. */
    static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return received(sent, TimestampType.CREATE_TIME, Instant.EPOCH);
    }

    static ConsumerRecord<String, byte[]> received(
            ProducerRecord<String, byte[]> sent, TimestampType type, Instant at) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                at.toEpochMilli(),
                type,
                0,
                sent.value().length,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
