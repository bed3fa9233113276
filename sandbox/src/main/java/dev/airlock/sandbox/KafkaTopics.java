package dev.airlock.sandbox;

import dev.airlock.event.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Airlock's topics, as an operator would make them on a broker. */
public final class KafkaTopics {
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private KafkaTopics() {}

    /** Makes those that are missing; returns when they can be used. */
    public static void create(String bootstrapServers) {
        var topics =
                List.of(
                        topic(Topics.DEPLOYS, 6, "delete"),
                        topic(Topics.TARGETS, 1, "compact"),
                        topic(Topics.OUTPUT, 3, "delete"),
                        topic(Topics.DEAD_LETTERS, 1, "delete"));
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var there = admin.listTopics().names().get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
            var missing = topics.stream().filter(topic -> !there.contains(topic.name())).toList();
            admin.createTopics(missing).all().get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot create the topics", e);
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
