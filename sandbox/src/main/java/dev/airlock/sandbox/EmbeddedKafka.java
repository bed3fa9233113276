package dev.airlock.sandbox;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One Kafka broker (KRaft) in this process, on the loopback interface, with Airlock's topics. */
final class EmbeddedKafka implements Kafka {
    private final Path directory;
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(Path directory, KafkaRaftServer server, int port) {
        this.directory = directory;
        this.server = server;
        this.bootstrapServers = "127.0.0.1:" + port;
    }

    /** Starts it and makes the topics; returns when they can be used. */
    static EmbeddedKafka start() {
        var directory = Directories.temporary("airlock-kafka");
        var ports = FreePorts.choose(2);
        var config = new KafkaConfig(settings(directory, ports.get(0), ports.get(1)));
        format(directory);
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        var kafka = new EmbeddedKafka(directory, server, ports.get(0));
        KafkaTopics.create(kafka.bootstrapServers());
        return kafka;
    }

    @Override
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        Directories.delete(directory);
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
