package dev.airlock.sandbox;

import org.testcontainers.kafka.KafkaContainer;

/** A Kafka broker in a container, with Airlock's topics. */
final class ContainerKafka implements Kafka {
    private static final int PORT = 9092;

    private final KafkaContainer container;

    private ContainerKafka(KafkaContainer container) {
        this.container = container;
    }

    static ContainerKafka start() {
        var container =
                new KafkaContainer(Containers.KAFKA)
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1")
                        .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                        .withEnv("KAFKA_MESSAGE_MAX_BYTES", "4194304");
        container.setPortBindings(Containers.keptPort(PORT));
        container.start();
        KafkaTopics.create(container.getBootstrapServers());
        return new ContainerKafka(container);
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void kill() {
        Containers.kill(container);
    }

    @Override
    public void restart() {
        Containers.restart(container);
        KafkaTopics.await(bootstrapServers());
    }

    @Override
    public void close() {
        container.stop();
    }
}
