package dev.airlock.sandbox.chaos;

import dev.airlock.event.EventMessage;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.sandbox.scenario.Check.Finding;
import dev.airlock.sandbox.scenario.FaultScenarios.Fault;
import dev.airlock.sandbox.scenario.Play;
import dev.airlock.sandbox.world.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One deploy during which something was killed.
 *
 * @param met false if the victim had ended by itself before it could be killed
 * @param outcome absent if it has not ended
 * @param resumed from the kill to the deploy's next event: of the service that was killed, or of
 *     anybody if it was none; absent if nothing more was to come from it
 * @param violations what does not hold
 */
public record Round(
        Fault fault,
        boolean met,
        Optional<Outcome> outcome,
        Optional<Duration> resumed,
        List<Finding> violations) {
    static Round of(Fault fault, Play.Result result, EventLog log) {
        var outcome =
                log.events(result.deploy(), DeployEnded.class).stream()
                        .map(DeployEnded::outcome)
                        .findFirst();
        return new Round(
                fault,
                result.killed().isPresent(),
                outcome,
                result.killed().flatMap(killed -> resumed(fault, killed, result, log)),
                result.findings().stream().filter(finding -> !finding.ok()).toList());
    }

    /** One that could not be played to its end. */
    static Round broken(Fault fault, RuntimeException reason) {
        var finding = new Finding("it is played to its end", Optional.of(reason.toString()));
        return new Round(fault, false, Optional.empty(), Optional.empty(), List.of(finding));
    }

    private static Optional<Duration> resumed(
            Fault fault, Instant killed, Play.Result result, EventLog log) {
        var victim =
                Arrays.stream(Service.values())
                        .filter(each -> each.id().equals(fault.victim().id()))
                        .findFirst();
        if (victim.isEmpty()) {
            // What was emitted without Kafka is not told before it is on its topic.
            return log.records(result.deploy()).stream()
                    .map(record -> Instant.ofEpochMilli(record.timestamp()))
                    .filter(time -> time.isAfter(killed))
                    .findFirst()
                    .map(time -> Duration.between(killed, time));
        }
        return log.events(result.deploy()).stream()
                .map(EventMessage::envelope)
                .filter(event -> event.time().isAfter(killed))
                .filter(event -> event.source() == victim.get())
                .findFirst()
                .map(event -> Duration.between(killed, event.time()));
    }

    public boolean ok() {
        return violations.isEmpty() && outcome.isPresent();
    }
}
