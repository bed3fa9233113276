package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.same;
import static dev.airlock.sandbox.scenario.Check.that;

import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.Outcome;
import java.util.List;
import java.util.Locale;

/** What the topic says of the end, and what runs then. */
final class OutcomeChecks {
    private OutcomeChecks() {}

    static List<Check> of(Scenario scenario) {
        var tag =
                "rel-" + (scenario.outcome() == Outcome.SUCCEEDED ? Stage.DRAFTED : Stage.DEPLOYED);
        return List.of(
                same(
                        "ended once, " + wire(scenario.outcome()),
                        _ -> List.of(wire(scenario.outcome())),
                        stage ->
                                stage.events(DeployEnded.class).stream()
                                        .map(ended -> wire(ended.outcome()))
                                        .toList()),
                that(
                        "no incident",
                        stage -> stage.events(IncidentDeclared.class).isEmpty(),
                        stage -> stage.events(IncidentDeclared.class)),
                same(
                        "Airflow runs " + tag,
                        _ -> tag,
                        stage -> stage.airflow().runningTag().orElse("nothing")));
    }

    static String wire(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
