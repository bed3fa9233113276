package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;

import dev.airlock.event.CommandOutput;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Service;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsCleared;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Stories with a second replica of a service. */
final class ReplicaScenarios {
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(15);

    // Longer than the second replica takes to start.
    private static final Duration LONG = Duration.ofSeconds(14);

    private ReplicaScenarios() {}

    static List<Scenario> all() {
        return List.of(rollingRestart());
    }

    /** Services whose step takes so long that it is under way when they die. */
    static List<Scenario> takenOver() {
        return List.of(
                takenOver(
                                Service.AIRFLOW_WATCHER,
                                DeployRequested.class,
                                "waits for a DAG",
                                Ordinary::load)
                        .upon(DagsBlocked.class, stage -> Ordinary.finish(stage, Ordinary.LOADER)),
                takenOver(
                        Service.RELEASE_SERVICE,
                        ReleasePublished.class,
                        "waits for the image",
                        stage -> stage.universe().pipeline().buildTakes(LONG)),
                takenOver(
                        Service.VERIFIER,
                        Applied.class,
                        "waits for the new instance",
                        stage -> Ordinary.comesUpLate(stage, LONG)),
                plansOn());
    }

    /** The notifier emits nothing: that its message comes once is looked at in every story. */
    private static Scenario plansOn() {
        return Scenario.succeeds(
                        "taken-over-infra-runner",
                        "infra-runner dies for good while it plans, and notifier with it: their"
                                + " second replicas go on")
                .arranged(catalogChanges(Ordinary::parkImageRefresh))
                .upon(
                        DagsCleared.class,
                        stage -> {
                            stage.startSecond(Service.INFRA_RUNNER);
                            stage.startSecond(Service.NOTIFIER);
                        })
                .upon(
                        ReleaseReady.class,
                        stage -> {
                            stage.killFirst(Service.NOTIFIER);
                            stage.killFirst(Service.INFRA_RUNNER);
                        })
                .checked(
                        Seen.pausedAndAlive(Ordinary.IMAGE_REFRESH),
                        goesOnInTime(Service.INFRA_RUNNER))
                .playedAlone();
    }

    private static Scenario takenOver(
            Service service,
            Class<? extends DeployEvent> upon,
            String when,
            Consumer<Stage> takesLong) {
        return Scenario.succeeds(
                        "taken-over-" + service.id(),
                        "%s dies for good while it %s: its second replica goes on"
                                .formatted(service.id(), when))
                .arranged(
                        catalogChanges(stage -> {
                            Ordinary.parkImageRefresh(stage);
                            takesLong.accept(stage);
                        }))
                .upon(
                        upon,
                        stage -> {
                            stage.startSecond(service);
                            stage.killFirst(service);
                        })
                .checked(Seen.pausedAndAlive(Ordinary.IMAGE_REFRESH), goesOnInTime(service))
                .playedAlone();
    }

    private static Scenario rollingRestart() {
        return Scenario.succeeds(
                        "rolling-restart",
                        "Every service is stopped and started anew, one after the other: nobody"
                                + " notices but the timeline")
                .arranged(catalogChanges(Ordinary::parkImageRefresh))
                .upon(DagsCleared.class, ReplicaScenarios::restartAll)
                .checked(Seen.pausedAndAlive(Ordinary.IMAGE_REFRESH))
                .playedAlone();
    }

    private static void restartAll(Stage stage) {
        for (var service : Service.values()) {
            stage.tell(service.id() + " is stopped and started anew");
            stage.world().service(service).stop();
            stage.world().restart(service);
        }
    }

    private static Check goesOnInTime(Service service) {
        return Check.that(
                "%s goes on within %d s".formatted(service.id(), TAKEN_OVER_WITHIN.toSeconds()),
                stage ->
                        wentOn(stage, service)
                                .filter(time -> time.compareTo(TAKEN_OVER_WITHIN) <= 0)
                                .isPresent(),
                stage -> wentOn(stage, service));
    }

    /** From the kill to the service's next event, or the next word of a command that it runs. */
    private static Optional<Duration> wentOn(Stage stage, Service service) {
        var killed = stage.killed().orElse(Instant.MAX);
        var events =
                stage.messages().stream()
                        .map(EventMessage::envelope)
                        .filter(event -> event.source() == service)
                        .map(Envelope::time);
        var words =
                service == Service.INFRA_RUNNER
                        ? stage.world().log().output(stage.deploy()).stream()
                                .map(CommandOutput::time)
                        : Stream.<Instant>empty();
        return Stream.concat(events, words)
                .filter(time -> time.isAfter(killed))
                .min(Comparator.naturalOrder())
                .map(time -> Duration.between(killed, time));
    }
}
