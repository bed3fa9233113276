package dev.airlock.sandbox.world;

import dev.airlock.event.Service;
import dev.airlock.sandbox.Kafka;
import dev.airlock.sandbox.KafkaTopics;
import dev.airlock.sandbox.Postgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Kills what a world is made of and brings it back, one thing at a time. */
final class Strikes {
    // What Flyway and Kafka's clients log.
    private static final String NO_DATABASE = "Retrying in ";
    private static final String NO_BROKER = "could not be established. Node may not be available";
    private static final String NO_TOPIC = "UNKNOWN_TOPIC_OR_PARTITION";

    private final Kafka kafka;
    private final Postgres postgres;
    private final Services services;

    Strikes(Kafka kafka, Postgres postgres, Services services) {
        this.kafka = kafka;
        this.postgres = postgres;
        this.services = services;
    }

    /**
     * Returns when it was killed, once it is ready again; empty if it had ended before: only
     * Terraform does.
     */
    synchronized Optional<Instant> strike(Victim victim, Duration away) {
        var runner = services.get(Service.INFRA_RUNNER);
        return switch (victim) {
            case KAFKA -> killed(kafka::kill, away, kafka::restart);
            case POSTGRES -> killed(postgres::kill, away, postgres::restart);
            case TERRAFORM ->
                    runner.killTerraform() ? killed(() -> {}, away, () -> {}) : Optional.empty();
            case INFRA_RUNNER_TREE ->
                    killed(runner::killTree, away, () -> services.restart(Service.INFRA_RUNNER));
            default -> {
                var service = Service.of(victim.id());
                yield killed(services.get(service)::kill, away, () -> services.restart(service));
            }
        };
    }

    private static Optional<Instant> killed(Runnable kill, Duration away, Runnable restart) {
        kill.run();
        var killed = Instant.now();
        LockSupport.parkNanos(away.toNanos());
        restart.run();
        return Optional.of(killed);
    }

    /**
     * All ends, and the services are started before what they need: Postgres comes once they all
     * have looked for it, then Kafka, and its topics last. Returns when all are ready.
     */
    synchronized void startServicesFirst() {
        services.stop();
        KafkaTopics.remove(kafka.bootstrapServers());
        kafka.kill();
        postgres.kill();
        services.restart();
        services.awaitSaying(NO_DATABASE);
        postgres.restart();
        services.awaitSaying(NO_BROKER);
        kafka.restart();
        services.awaitSaying(NO_TOPIC);
        KafkaTopics.create(kafka.bootstrapServers());
        services.awaitReady();
    }

    /** Nothing is killed meanwhile. */
    synchronized void undisturbed(Runnable action) {
        action.run();
    }
}
