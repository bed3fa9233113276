package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.same;
import static dev.airlock.sandbox.scenario.Check.that;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.Outcome;
import dev.airlock.sandbox.world.ApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the topic says of the end, what runs then, and whether the next deploy may come. */
final class OutcomeChecks {
    private OutcomeChecks() {}

    static List<Check> of(Scenario scenario) {
        var ending = scenario.ending();
        var outcomes = ending.outcomes().stream().map(OutcomeChecks::wire).toList();
        var tag = "rel-" + ending.runs();
        var checks = new ArrayList<Check>();
        checks.add(
                same(
                        "ended once, " + String.join(", then ", outcomes),
                        _ -> outcomes,
                        stage ->
                                stage.events(DeployEnded.class).stream()
                                        .map(ended -> wire(ended.outcome()))
                                        .toList()));
        checks.add(
                that(
                        ending.incident() ? "one incident" : "no incident",
                        stage ->
                                stage.events(IncidentDeclared.class).size()
                                        == (ending.incident() ? 1 : 0),
                        stage -> stage.events(IncidentDeclared.class)));
        checks.add(
                same(
                        "Airflow runs " + tag,
                        _ -> tag,
                        stage -> stage.airflow().runningTag().orElse("nothing")));
        checks.add(
                ending.outcomes().getLast() == Outcome.ROLLED_BACK
                        ? closedForTheBadVersion()
                        : open());
        return checks;
    }

    private static Check closedForTheBadVersion() {
        return that(
                "target locked, and the bad version refused",
                stage ->
                        target(stage).hasNonNull("lock")
                                && refused(stage).equals(List.of(Stage.DRAFTED.value())),
                OutcomeChecks::target);
    }

    private static Check open() {
        return that(
                "target open for the next deploy",
                stage ->
                        !target(stage).hasNonNull("lock")
                                && refused(stage).isEmpty()
                                && target(stage).path("pausesLeft").isEmpty(),
                OutcomeChecks::target);
    }

    /** Locks and refusals are nowhere but in the ledger. */
    private static JsonNode target(Stage stage) {
        return stage.world().operator().get(ApiClient.target(stage.target())).expect(200);
    }

    private static List<String> refused(Stage stage) {
        return target(stage).path("refusedVersions").findValuesAsText("version");
    }

    static String wire(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
