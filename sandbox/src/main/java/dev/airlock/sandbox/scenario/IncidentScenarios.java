package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.same;
import static dev.airlock.sandbox.scenario.Check.that;
import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;

import dev.airlock.event.IncidentCause;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.sandbox.scenario.Ending.Bump;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Stories in which the team is called, and a person ends the incident. */
final class IncidentScenarios {
    private static final String CONTINUE = "continue";

    private IncidentScenarios() {}

    static List<Scenario> all() {
        return List.of(rollbackFails(), resumeFails(), airflowStaysDown(), declared());
    }

    private static Scenario rollbackFails() {
        return Scenario.of(
                        "rollback-fails",
                        "The deployment workflow fails: an incident, abandoned with the DAGs left"
                                + " paused, which the operator resumes afterwards",
                        Ending.undone(Outcome.FAILED, true)
                                .runs(Stage.DRAFTED, 1)
                                .bump(Bump.KEPT)
                                .afterAnIncident())
                .arranged(
                        catalogChanges(stage -> {
                            Ordinary.comesUpWrong(stage);
                            stage.universe().deployment().concludes("failure");
                        }))
                .upon(
                        IncidentDeclared.class,
                        stage -> stage.operator().resolve("abandon", Map.of("dags", "leave")))
                .upon(DeployEnded.class, stage -> stage.operator().releasePauses("resume"))
                .checked(
                        cause(IncidentCause.ROLLBACK_FAILED),
                        namesThePaused(),
                        same(
                                "the watcher names what it left paused",
                                stage -> new TreeSet<>(held(stage)),
                                stage -> new TreeSet<>(leftPaused(stage))));
    }

    private static Scenario resumeFails() {
        return Scenario.of(
                        "resume-fails",
                        "Airflow refuses to unpause: an incident that names the DAGs; mended, it"
                                + " goes on",
                        Ending.succeeded().afterAnIncident())
                .arranged(catalogChanges(_ -> {}))
                .upon(ApplyStarted.class, stage -> stage.airflow().mayPause(false))
                .upon(
                        IncidentDeclared.class,
                        stage -> {
                            stage.tell("somebody gives Airlock's role its right back");
                            stage.airflow().mayPause(true);
                            stage.operator().resolve(CONTINUE, Map.of());
                        })
                .checked(cause(IncidentCause.RESUME_FAILED), namesThePaused());
    }

    private static Scenario airflowStaysDown() {
        return Scenario.of(
                        "airflow-stays-down",
                        "The new instance never comes up: an incident, resolved by a rollback that"
                                + " does not wait for an Airflow that is away",
                        Ending.rolledBack().afterAnIncident())
                .settings(Map.of("verify.healthTimeout", "PT3S"))
                .arranged(catalogChanges(Ordinary::staysDown))
                .upon(
                        IncidentDeclared.class,
                        stage -> {
                            Ordinary.comesUpRight(stage);
                            stage.operator().resolve("rollback", Map.of());
                        })
                .checked(
                        cause(IncidentCause.AIRFLOW_UNREACHABLE),
                        namesThePaused(),
                        RollbackScenarios.broughtBack());
    }

    private static Scenario declared() {
        return Scenario.of(
                        "operator-declares-incident",
                        "The operator calls the team during the verification; then it goes on",
                        Ending.succeeded().afterAnIncident())
                .arranged(catalogChanges(_ -> {}))
                .upon(DagsResumed.class, stage -> stage.operator().declareIncident())
                .upon(IncidentDeclared.class, stage -> stage.operator().resolve(CONTINUE, Map.of()))
                .checked(cause(IncidentCause.DECLARED));
    }

    private static Check cause(IncidentCause cause) {
        return that(
                "incident called for " + cause + ", told on Slack",
                stage ->
                        stage.events(IncidentDeclared.class).stream()
                                        .allMatch(incident -> incident.cause() == cause)
                                && stage.universe().slack().messages().stream()
                                        .anyMatch(message ->
                                                message.broadcast()
                                                        && message.text().contains("incident")),
                stage -> stage.events(IncidentDeclared.class));
    }

    /** The DAGs that are paused at that moment are named. */
    private static Check namesThePaused() {
        return that(
                "incident names the DAGs that stay paused",
                stage ->
                        !held(stage).isEmpty()
                                && stage.events(IncidentDeclared.class).stream()
                                        .allMatch(incident ->
                                                new TreeSet<>(incident.paused())
                                                        .equals(new TreeSet<>(held(stage)))),
                stage -> stage.events(IncidentDeclared.class));
    }

    private static List<String> held(Stage stage) {
        return stage.events(DagsHeld.class).stream()
                .findFirst()
                .map(DagsHeld::paused)
                .orElse(List.of());
    }

    private static List<String> leftPaused(Stage stage) {
        return stage.events(WorkUndone.class).stream()
                .filter(answer -> answer.service() == Service.AIRFLOW_WATCHER)
                .flatMap(answer -> answer.paused().stream())
                .toList();
    }
}
