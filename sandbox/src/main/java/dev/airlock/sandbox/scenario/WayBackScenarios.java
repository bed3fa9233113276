package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.that;
import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;

import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.Outcome;
import dev.airlock.sandbox.standin.Pipeline;
import dev.airlock.sandbox.standin.slack.Message;
import java.util.List;
import java.util.Map;

/** Stories of deploys that could not be rolled back, seen before they begin. */
final class WayBackScenarios {
    private static final String OLD = "rel-" + Stage.DEPLOYED;

    private WayBackScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.ends(
                                "no-way-back",
                                "The image of the version before is gone: refused before anything"
                                        + " is published",
                                Outcome.FAILED,
                                false)
                        .arranged(
                                catalogChanges(stage ->
                                        stage.universe().registry().remove(Pipeline.IMAGE, OLD)))
                        .checked(
                                that(
                                        "ended because the image is gone",
                                        stage ->
                                                stage.events(DeployEnded.class).stream()
                                                        .map(DeployEnded::reason)
                                                        .allMatch(reason ->
                                                                reason.startsWith("no way back")
                                                                        && reason.contains(OLD)),
                                        stage -> stage.events(DeployEnded.class))),
                Scenario.succeeds(
                                "way-back-warned",
                                "Somebody has switched the deployment workflow off; policy warns"
                                        + " who approves, and goes on")
                        .settings(Map.of("policy.rollbackPreflight", "warn"))
                        .arranged(catalogChanges(stage -> stage.universe().deployment().disable()))
                        .checked(
                                that(
                                        "warned on Slack, in the status and in the report",
                                        stage -> warnedOn(stage).equals(List.of(true, true, true)),
                                        stage ->
                                                warnedOn(stage)
                                                        + ", "
                                                        + stage.events(
                                                                RollbackPreflighted.class))));
    }

    private static List<Boolean> warnedOn(Stage stage) {
        var operator = stage.world().operator();
        return List.of(
                stage.universe().slack().messages().stream()
                        .map(Message::text)
                        .anyMatch(text -> text.contains("waits for approval") && isWarning(text)),
                isWarning(operator.deploy(stage.deploy()).path("warnings").toString()),
                isWarning(operator.report(stage.deploy()).path("warnings").toString()));
    }

    private static boolean isWarning(String text) {
        return text.contains("deploy.yml") && text.contains("disabled_manually");
    }
}
