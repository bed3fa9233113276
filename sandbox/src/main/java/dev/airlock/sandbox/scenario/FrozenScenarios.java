package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;

import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.Service;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.sandbox.world.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Stories in which a service is silent for longer than others wait for it, then goes on. */
final class FrozenScenarios {
    private static final String TAKEN = "was taken over by another replica";

    private FrozenScenarios() {}

    static List<Scenario> all() {
        return List.of(frozenWatcher(), frozenRunner(), lateRunner());
    }

    private static Scenario lateRunner() {
        return Scenario.succeeds(
                        "hold-too-late",
                        "infra-runner is away until its apply must have started: the hold is given"
                                + " back and made anew")
                .settings(Map.of("airflow.hold", "PT6S"))
                .arranged(catalogChanges(Ordinary::parkImageRefresh))
                .upon(
                        PlanApproved.class,
                        stage -> stage.strike(Victim.INFRA_RUNNER, Duration.ofSeconds(8)))
                .checked(
                        Check.that(
                                "given back as too late, then held anew",
                                stage ->
                                        stage.events(DagsHeld.class).size() > 1
                                                && stage.events(HoldReturned.class).stream()
                                                        .allMatch(it ->
                                                                it.why() == HoldReturnReason.LATE),
                                stage -> stage.events(HoldReturned.class)),
                        Seen.alive(Ordinary.IMAGE_REFRESH))
                .playedAlone();
    }

    private static Scenario frozenWatcher() {
        return Scenario.succeeds(
                        "frozen-airflow-watcher",
                        "airflow-watcher stands still while it drains, and goes on when its second"
                                + " replica has resumed: it touches nothing any more")
                .arranged(catalogChanges(Ordinary::loader))
                .upon(
                        PlanProposed.class,
                        stage -> {
                            stage.airflow().startRun(Ordinary.LOADER);
                            stage.operator().approve();
                        })
                .upon(
                        DagsBlocked.class,
                        stage -> {
                            stage.freezeFirst(Service.AIRFLOW_WATCHER);
                            stage.startSecond(Service.AIRFLOW_WATCHER);
                            Ordinary.finish(stage, Ordinary.LOADER);
                        })
                .upon(
                        DagsResumed.class,
                        stage -> {
                            stage.thawFirst(Service.AIRFLOW_WATCHER);
                            stage.world().service(Service.AIRFLOW_WATCHER).awaitSaying(TAKEN);
                            stage.world().stopFirst(Service.AIRFLOW_WATCHER);
                        })
                .checked(Seen.waitedFor(Ordinary.LOADER))
                .playedAlone();
    }

    private static Scenario frozenRunner() {
        return Scenario.succeeds(
                        "frozen-infra-runner",
                        "infra-runner and its Terraform stand still in mid-apply: its second"
                                + " replica asks, and the first ends what it began")
                .arranged(
                        catalogChanges(stage ->
                                stage.universe()
                                        .faults()
                                        .during(
                                                "POST",
                                                "/restart",
                                                () -> stage.freezeFirst(Service.INFRA_RUNNER))))
                .upon(ApplyStarted.class, stage -> stage.startSecond(Service.INFRA_RUNNER))
                .upon(ApplyOutcomeUnknown.class, stage -> stage.thawFirst(Service.INFRA_RUNNER))
                .upon(
                        AirflowReachable.class,
                        stage -> stage.world().stopFirst(Service.INFRA_RUNNER))
                .checked(
                        Check.same(
                                "the outcome was asked for, then told once by its true owner",
                                _ -> List.of("infra-runner"),
                                stage ->
                                        stage.events(ApplyOutcomeUnknown.class).isEmpty()
                                                ? List.of()
                                                : stage.events(Applied.class).stream()
                                                        .map(Applied::by)
                                                        .toList()))
                .playedAlone();
    }
}
