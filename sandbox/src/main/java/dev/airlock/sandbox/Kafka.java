package dev.airlock.sandbox;

/** A Kafka broker with Airlock's topics, for as long as it is open. */
public interface Kafka extends Server {

    /** In a process of its own; in a container if {@link Containers#wanted()}. */
    static Kafka start() {
        return Containers.wanted() ? ContainerKafka.start() : EmbeddedKafka.start();
    }

    /** Where clients connect. */
    String bootstrapServers();
}
