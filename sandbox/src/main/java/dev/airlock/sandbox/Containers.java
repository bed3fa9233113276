package dev.airlock.sandbox;

import java.util.List;
import org.testcontainers.containers.GenericContainer;

/** Kafka and Postgres in containers, if wanted: {@code ./airlock test --containers}. */
final class Containers {
    // The images that docker-compose.yml names too.
    static final String KAFKA = "apache/kafka:4.1.1";
    static final String POSTGRES = "postgres:17";

    private Containers() {}

    static boolean wanted() {
        return Boolean.getBoolean("airlock.containers");
    }

    /** A port that it is reached by, the same after a restart. */
    static List<String> keptPort(int port) {
        return List.of(FreePorts.choose(1).getFirst() + ":" + port);
    }

    static void kill(GenericContainer<?> container) {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    /** Started; it may not answer yet. */
    static void restart(GenericContainer<?> container) {
        container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    }
}
