package dev.airlock.notify;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.sandbox.SignedRecords;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts one deploy's events on the topic. */
abstract class NotifierTest {
    final UUID deploy = UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    EventMessage message(DeployEvent event) {
        return message(Envelope.FIRST_ATTEMPT, event);
    }

    EventMessage message(int attempt, DeployEvent event) {
        return new EventMessage(
                new Envelope(
                        UUID.randomUUID(),
                        EventType.of(event).emitters().iterator().next(),
                        Outside.TARGET,
                        deploy,
                        Instant.now(),
                        attempt,
                        null,
                        null),
                event);
    }

    void send(EventMessage... messages) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (var message : messages) {
                producer.send(SignedRecords.of(message)).get();
            }
        }
    }
}
