package dev.airlock.deploy.api;

import dev.airlock.deploy.api.Views.WaitsFor;
import dev.airlock.deploy.ledger.Asked;
import dev.airlock.deploy.ledger.Progress;
import dev.airlock.event.DeployState;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.Service;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.flow.Flow;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a deploy waits for, as exactly as the ledger knows. */
final class Waits {
    private Waits() {}

    static Optional<WaitsFor> of(
            Progress progress, @Nullable Instant deadline, Optional<String> inTheWay) {
        var waiting = Flow.waiting(progress.state());
        return switch (progress.state()) {
            case ENDED -> Optional.empty();
            case QUEUED ->
                    Optional.of(new WaitsFor("its turn", inTheWay.orElse("starts at once"), null));
            case AWAITING_APPROVAL ->
                    Optional.of(new WaitsFor("a person", question(progress), null));
            case AWAITING_DECISION, OUTCOME_UNKNOWN ->
                    Optional.of(
                            new WaitsFor(
                                    "a person",
                                    Optional.ofNullable(progress.asked())
                                            .map(Asked::reason)
                                            .orElseGet(waiting::until),
                                    deadline));
            case INCIDENT -> Optional.of(new WaitsFor("the team", waiting.until(), null));
            default ->
                    Optional.of(
                            new WaitsFor(
                                    waiting.owners().stream()
                                            .filter(s -> !progress.undone().containsKey(s))
                                            .map(Service::id)
                                            .collect(Collectors.joining(", ")),
                                    waiting.until() + busy(progress),
                                    deadline));
        };
    }

    private static String question(Progress progress) {
        return progress.last(PlanProposed.class)
                .map(plan -> "the approval of plan " + plan.planId())
                .or(() ->
                        progress.last(ReleasePreviewed.class)
                                .map(preview ->
                                        "the grant of %s at %s"
                                                .formatted(preview.version(), preview.headSha())))
                .orElse("a decision");
    }

    private static String busy(Progress progress) {
        var watching =
                progress.state() == DeployState.CHECKING
                        || progress.state() == DeployState.HOLDING
                        || progress.state() == DeployState.ROLLING_BACK;
        var runs =
                progress.last(DagsBlocked.class)
                        .filter(_ -> watching)
                        .map(blocked ->
                                blocked.runs().stream()
                                        .filter(run -> run.verdict() == RunVerdict.BUSY)
                                        .map(run -> run.dagId() + " " + run.runId())
                                        .collect(Collectors.joining(", ")))
                        .orElse("");
        return runs.isEmpty() ? "" : "; busy: " + runs;
    }
}
