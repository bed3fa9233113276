package dev.airlock.sandbox;

/** Whether Kafka and Postgres run in containers: {@code ./airlock test --containers}. */
final class Containers {
    // The images that docker-compose.yml names too.
    static final String KAFKA = "apache/kafka:4.1.1";
    static final String POSTGRES = "postgres:17";

    private Containers() {}

    static boolean wanted() {
        return Boolean.getBoolean("airlock.containers");
    }
}
