package dev.airlock.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.CommandOutput;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.ImageTag;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Topics;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.wire.EventCodec;
import dev.airlock.event.wire.WireJson;
import dev.airlock.sandbox.SignedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One deploy as the other services would lead it, and what infra-runner says to it. */
final class Deploy implements AutoCloseable {
    static final Version VERSION = Version.of("2023.08.01.12.00.00");
    static final ImageTag TAG = ImageTag.of("rel-2023.08.01.12.00.00");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final UUID id = UUID.randomUUID();
    private final String target;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<EventMessage> events = new ArrayList<>();
    private final List<CommandOutput> output = new ArrayList<>();
    private int attempt = 1;

    Deploy(String brokers, String target) {
        this.target = target;
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers),
                        new StringSerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers, "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                List.of(Topics.DEPLOYS, Topics.OUTPUT).stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    UUID id() {
        return id;
    }

    void nextAttempt() {
        attempt++;
    }

    void tell(DeployEvent event) {
        var source = EventType.of(event).emitters().iterator().next();
        var envelope =
                new Envelope(
                        UUID.randomUUID(), source, target, id, Instant.now(), attempt, null, null);
        try {
            producer.send(SignedRecords.of(new EventMessage(envelope, event))).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    void released() {
        tell(
                new ReleaseReady(
                        VERSION,
                        "ghcr.io/wordpress/openverse-catalog",
                        TAG,
                        WebStandIn.DIGEST,
                        "release-service",
                        List.of()));
    }

    void approved(PlanProposed plan, Duration validFor) {
        var now = Instant.now();
        tell(
                new PlanApproved(
                        plan.planId(),
                        plan.planSha256(),
                        "ada",
                        null,
                        now,
                        now.plus(validFor),
                        List.of()));
    }

    void held(Duration startWithin) {
        tell(
                new DagsHeld(
                        Instant.now().plus(startWithin),
                        List.of(),
                        List.of(),
                        List.of(),
                        Duration.ZERO));
    }

    <T extends DeployEvent> T await1(Class<T> type) {
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(all(type)).as(() -> "" + told()).isNotEmpty());
        return all(type).getLast();
    }

    <T extends DeployEvent> List<T> all(Class<T> type) {
        consumer.poll(Duration.ofMillis(50)).forEach(this::take);
        return events.stream()
                .map(EventMessage::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** What the service said, in order. */
    List<String> told() {
        return events.stream()
                .filter(each -> each.envelope().source().id().equals("infra-runner"))
                .map(each -> each.type().shortName())
                .toList();
    }

    String output() {
        consumer.poll(Duration.ofMillis(50)).forEach(this::take);
        return String.join("", output.stream().map(CommandOutput::text).toList());
    }

    /** The commands that ended, with what they took. */
    List<String> commands() {
        return output.stream()
                .filter(each -> each.exitCode() != null && each.elapsedMillis() != null)
                .map(CommandOutput::command)
                .toList();
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.topic().equals(Topics.OUTPUT)) {
                if (record.key().equals(id.toString())) {
                    output.add(WireJson.mapper().readValue(record.value(), CommandOutput.class));
                }
                return;
            }
            var message = EventCodec.decode(record);
            if (message.envelope().deployId().equals(id)) {
                events.add(message);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (dev.airlock.event.wire.UnreadableEventException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
