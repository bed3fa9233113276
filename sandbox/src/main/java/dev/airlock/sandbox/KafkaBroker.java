package dev.airlock.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker's own process: {@code java KafkaBroker DATA PORT CONTROLLER_PORT}. */
final class KafkaBroker {
    private KafkaBroker() {}

    /** Runs until it is told to end, or until whoever started it is gone. */
    public static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        var config =
                new KafkaConfig(
                        settings(
                                directory,
                                Integer.parseInt(arguments[1]),
                                Integer.parseInt(arguments[2])));
        if (!Files.exists(directory)) {
            format(Directories.create(directory));
        }
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        // Nothing is ever written to it: it ends with its other side.
        while (System.in.read() >= 0) {
            continue;
        }
        Runtime.getRuntime().halt(0);
    }

    private static Properties settings(Path directory, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(
                Map.ofEntries(
                        Map.entry("process.roles", "broker,controller"),
                        Map.entry("node.id", "1"),
                        Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                        Map.entry(
                                "listeners",
                                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                                        .formatted(port, controllerPort)),
                        Map.entry("controller.listener.names", "CONTROLLER"),
                        Map.entry("log.dirs", directory.toString()),
                        // One that was killed may come back once its session is over.
                        Map.entry("broker.session.timeout.ms", "2000"),
                        Map.entry("broker.heartbeat.interval.ms", "500"),
                        Map.entry("auto.create.topics.enable", "false"),
                        Map.entry("offsets.topic.replication.factor", "1"),
                        Map.entry("offsets.topic.num.partitions", "1"),
                        Map.entry("transaction.state.log.replication.factor", "1"),
                        Map.entry("transaction.state.log.min.isr", "1"),
                        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                        Map.entry("share.coordinator.state.topic.min.isr", "1"),
                        Map.entry("group.initial.rebalance.delay.ms", "0"),
                        Map.entry("num.network.threads", "1"),
                        Map.entry("num.io.threads", "2"),
                        Map.entry("num.replica.fetchers", "1"),
                        Map.entry("background.threads", "1"),
                        Map.entry("log.cleaner.threads", "1"),
                        Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                        Map.entry("log.cleaner.io.buffer.size", "65536"),
                        Map.entry("message.max.bytes", "4194304")));
        return settings;
    }

    private static void format(Path directory) {
        try (var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot format " + directory, e);
        }
    }
}
