package dev.airlock.sandbox;

import dev.airlock.event.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/** Airlock's topics, as an operator would make them on a broker. */
public final class KafkaTopics {
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private static final List<NewTopic> TOPICS =
            List.of(
                    topic(Topics.DEPLOYS, 6, "delete"),
                    topic(Topics.TARGETS, 1, "compact"),
                    topic(Topics.OUTPUT, 3, "delete"),
                    topic(Topics.DEAD_LETTERS, 1, "delete"));

    private KafkaTopics() {}

    /** Makes those that are missing; returns when they can be used. */
    public static void create(String bootstrapServers) {
        administered(
                bootstrapServers,
                admin -> {
                    var there = done(admin.listTopics().names());
                    var missing =
                            TOPICS.stream().filter(topic -> !there.contains(topic.name())).toList();
                    done(admin.createTopics(missing).all());
                });
    }

    /** Removes them, with all that is on them. */
    public static void remove(String bootstrapServers) {
        administered(
                bootstrapServers,
                admin ->
                        done(
                                admin.deleteTopics(TOPICS.stream().map(NewTopic::name).toList())
                                        .all()));
    }

    /** Returns when the broker answers, whatever topics it has. */
    static void await(String bootstrapServers) {
        administered(bootstrapServers, admin -> done(admin.listTopics().names()));
    }

    private static void administered(String bootstrapServers, Consumer<Admin> action) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            action.accept(admin);
        }
    }

    private static <T> T done(KafkaFuture<T> asked) {
        try {
            return asked.get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka has not done what it was asked for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    // The broker says when a record came: with a retired key nobody can set that back.
    private static NewTopic topic(String name, int partitions, String cleanUp) {
        return new NewTopic(name, partitions, (short) 1)
                .configs(
                        Map.of(
                                "cleanup.policy",
                                cleanUp,
                                "message.timestamp.type",
                                "LogAppendTime"));
    }
}
