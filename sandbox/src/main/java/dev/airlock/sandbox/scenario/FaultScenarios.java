package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Service;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import java.util.List;

/**
 * Stories in which a service is killed while it works, and comes back: the deploy goes on where it
 * was, and everything has happened once.
 */
final class FaultScenarios {
    private FaultScenarios() {}

    /** One for each service. */
    static List<Scenario> killed() {
        return List.of(
                killed(Service.DEPLOY_API, DagsCleared.class, "while the release is previewed"),
                killed(
                        Service.RELEASE_SERVICE,
                        ReleaseGranted.class,
                        "while it publishes the release"),
                killed(Service.INFRA_RUNNER, ReleaseReady.class, "while it bumps and plans"),
                killed(Service.AIRFLOW_WATCHER, PlanApproved.class, "while it pauses the DAGs"),
                killed(Service.NOTIFIER, DagsHeld.class, "while the plan is applied"),
                killed(Service.VERIFIER, Applied.class, "while it waits for the new instance"));
    }

    private static Scenario killed(
            Service service, Class<? extends DeployEvent> upon, String when) {
        return Scenario.succeeds(
                        "killed-" + service.id(),
                        "%s is killed %s and comes back".formatted(service.id(), when))
                .arranged(catalogChanges(Ordinary::parkImageRefresh))
                .upon(upon, stage -> killAndRestart(stage, service))
                .checked(Seen.pausedAndAlive(Ordinary.IMAGE_REFRESH))
                .playedAlone();
    }

    private static void killAndRestart(Stage stage, Service service) {
        stage.tell(service.id() + " is killed");
        stage.world().service(service).kill();
        stage.world().restart(service);
        stage.tell(service.id() + " is there again");
    }
}
