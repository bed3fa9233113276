package dev.airlock.deploy.api;

import dev.airlock.event.CommandOutput;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.PlatformSnapshot;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.Topics;
import dev.airlock.event.wire.WireJson;
import dev.airlock.sandbox.SignedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services, as far as the ledger can tell: they put events on the topic. */
public final class Participants implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    public Participants(String brokers) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    public void tell(String target, String deploy, int attempt, DeployEvent event) {
        var source =
                event instanceof WorkUndone answer
                        ? answer.service()
                        : EventType.of(event).emitters().stream()
                                .filter(service -> service != Service.DEPLOY_API)
                                .findFirst()
                                .orElseThrow();
        tellAs(source, target, deploy, attempt, event);
    }

    /** Under whatever name: a forger's way. */
    public void tellAs(
            Service source, String target, String deploy, int attempt, DeployEvent event) {
        send(
                SignedRecords.of(
                        new EventMessage(
                                new Envelope(
                                        UUID.randomUUID(),
                                        source,
                                        target,
                                        UUID.fromString(deploy),
                                        Instant.now(),
                                        attempt,
                                        null,
                                        null),
                                event)));
    }

    /** No event at all. */
    public void scribble(String target, String text) {
        send(new ProducerRecord<>(Topics.DEPLOYS, target, text.getBytes(StandardCharsets.UTF_8)));
    }

    public void print(CommandOutput chunk) {
        send(
                SignedRecords.of(
                        Service.INFRA_RUNNER,
                        new ProducerRecord<>(
                                Topics.OUTPUT, chunk.deployId().toString(), json(chunk))));
    }

    public void snapshot(String target, PlatformSnapshot snapshot) {
        send(
                SignedRecords.of(
                        Service.AIRFLOW_WATCHER,
                        new ProducerRecord<>(Topics.TARGETS, target, json(snapshot))));
    }

    /** As it is: another forger's way. */
    void send(ProducerRecord<String, byte[]> record) {
        producer.send(record);
        producer.flush();
    }

    private static byte[] json(Object value) {
        try {
            return WireJson.mapper().writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
