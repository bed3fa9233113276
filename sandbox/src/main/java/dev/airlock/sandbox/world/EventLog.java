package dev.airlock.sandbox.world;

import dev.airlock.event.CommandOutput;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventMessage;
import dev.airlock.event.Topics;
import dev.airlock.event.wire.EventCodec;
import dev.airlock.event.wire.PublicKeys;
import dev.airlock.event.wire.UnreadableEventException;
import dev.airlock.event.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is on the topics, read by nobody's leave: the witness of a deploy beside the ledger. */
public final class EventLog implements AutoCloseable {
    private static final List<String> READ =
            List.of(Topics.DEPLOYS, Topics.OUTPUT, Topics.DEAD_LETTERS);

    private final PublicKeys keys;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread reader;
    private final List<EventMessage> events = new ArrayList<>();
    private final Map<UUID, List<ConsumerRecord<String, byte[]>>> records = new HashMap<>();
    private final List<CommandOutput> output = new ArrayList<>();
    private final List<String> dead = new ArrayList<>();

    private EventLog(String bootstrapServers, PublicKeys keys) {
        this.keys = keys;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "auto.offset.reset", "earliest",
                                "enable.auto.commit", "false"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        this.reader = Thread.ofPlatform().daemon().name("event-log").unstarted(this::read);
    }

    static EventLog follow(String bootstrapServers, PublicKeys keys) {
        var log = new EventLog(bootstrapServers, keys);
        log.reader.start();
        return log;
    }

    /** A deploy's events in the topic's order, those sent twice as well. */
    public synchronized List<EventMessage> events(UUID deploy) {
        return events.stream()
                .filter(message -> message.envelope().deployId().equals(deploy))
                .toList();
    }

    /** A deploy's events of a kind, each once. */
    public <E extends DeployEvent> List<E> events(UUID deploy, Class<E> kind) {
        var seen = new HashSet<UUID>();
        return events(deploy).stream()
                .filter(message -> seen.add(message.envelope().id()))
                .map(EventMessage::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** A deploy's records as they are on the topic. */
    public synchronized List<ConsumerRecord<String, byte[]>> records(UUID deploy) {
        return List.copyOf(records.getOrDefault(deploy, List.of()));
    }

    /** What git, just and Terraform printed for a deploy. */
    public synchronized List<CommandOutput> output(UUID deploy) {
        return output.stream().filter(chunk -> chunk.deployId().equals(deploy)).toList();
    }

    /** The keys of what nobody could read or was allowed to emit. */
    public synchronized List<String> deadLetters() {
        return List.copyOf(dead);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            consumer.assign(READ.stream().flatMap(this::partitions).toList());
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
            }
        } catch (WakeupException e) {
            // closed
        }
    }

    private Stream<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()));
    }

    private synchronized void take(ConsumerRecord<String, byte[]> record) {
        try {
            switch (record.topic()) {
                case Topics.DEPLOYS ->
                        take(record, EventCodec.verified(record, keys, Instant.now()));
                case Topics.OUTPUT ->
                        output.add(
                                WireJson.mapper().readValue(record.value(), CommandOutput.class));
                default -> dead.add(String.valueOf(record.key()));
            }
        } catch (UnreadableEventException e) {
            dead.add(String.valueOf(record.key()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, EventMessage message) {
        events.add(message);
        records.computeIfAbsent(message.envelope().deployId(), _ -> new ArrayList<>()).add(record);
    }
}
