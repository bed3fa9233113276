package dev.airlock.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One Kafka broker (KRaft) on the loopback interface, with Airlock's topics: a process of this
 * machine's own that can be killed as any other, and that ends with this one.
 */
final class EmbeddedKafka implements Kafka {
    private final Path directory;
    private final List<Integer> ports;
    private Process process;

    private EmbeddedKafka(Path directory, List<Integer> ports) {
        this.directory = directory;
        this.ports = ports;
        this.process = launch();
    }

    /** Starts it and makes the topics; returns when they can be used. */
    static EmbeddedKafka start() {
        var kafka = new EmbeddedKafka(Directories.temporary("airlock-kafka"), FreePorts.choose(2));
        kafka.awaitAnswering();
        KafkaTopics.create(kafka.bootstrapServers());
        return kafka;
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.getFirst();
    }

    @Override
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void restart() {
        process = launch();
        awaitAnswering();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        Directories.delete(directory);
    }

    private void awaitAnswering() {
        try {
            KafkaTopics.await(bootstrapServers());
        } catch (IllegalStateException e) {
            if (process.isAlive()) {
                throw e;
            }
            throw new IllegalStateException("Kafka ended, see " + log(), e);
        }
    }

    private Process launch() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                                java,
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xshare:auto",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KafkaBroker.class.getName(),
                                directory.resolve("data").toString(),
                                ports.get(0).toString(),
                                ports.get(1).toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka does not start", e);
        }
    }

    private Path log() {
        return directory.resolve("kafka.log");
    }
}
