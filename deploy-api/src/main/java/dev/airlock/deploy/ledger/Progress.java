package dev.airlock.deploy.ledger;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one deploy stands: all that the ledger needs of its history.
 *
 * @param since when the state was entered
 * @param last the last event of each type that fitted
 * @param approvedBy who has approved the open plan so far
 * @param lateHolds how often a hold came too late
 * @param undone who has taken back their part, under this attempt
 * @param paused the DAGs that are paused for it, as far as airflow-watcher has said
 * @param heldSince since when they are held for an apply or a rollback, or since the team decided
 *     that they stay so
 * @param asked the question that waits for a person's answer
 */
public record Progress(
        DeployState state,
        int attempt,
        Instant since,
        Map<EventType, DeployEvent> last,
        List<String> approvedBy,
        int lateHolds,
        Map<Service, WorkUndone> undone,
        List<String> paused,
        @Nullable Instant heldSince,
        @Nullable Asked asked) {
    public Progress {
        paused = List.copyOf(paused);
        last = Map.copyOf(last);
        approvedBy = List.copyOf(approvedBy);
        undone = Map.copyOf(undone);
    }

    /** A deploy that is about to be queued. */
    public static Progress begin(Instant time) {
        return new Progress(
                DeployState.QUEUED,
                Envelope.FIRST_ATTEMPT,
                time,
                Map.of(),
                List.of(),
                0,
                Map.of(),
                List.of(),
                null,
                null);
    }

    /** The last event of that record which fitted. */
    public <E extends DeployEvent> Optional<E> last(Class<E> type) {
        return last.values().stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Whether an event of that type has fitted. */
    public boolean has(EventType type) {
        return last.containsKey(type);
    }

    /** Whether the plan is what is decided on; else it is the release. */
    public boolean asksForPlan() {
        return state == DeployState.AWAITING_APPROVAL && last(PlanProposed.class).isPresent();
    }

    /** Whether the release is what is decided on. */
    public boolean asksForRelease() {
        return state == DeployState.AWAITING_APPROVAL && last(PlanProposed.class).isEmpty();
    }

    /** Who started it. */
    public String requestedBy() {
        return last(DeployRequested.class)
                .map(DeployRequested::by)
                .or(() -> last(DeployQueued.class).map(DeployQueued::by))
                .orElse("");
    }

    /** Whether the version before is being brought back. */
    public boolean isRollback() {
        return has(EventType.ROLLBACK_REQUESTED);
    }

    /** Whether it was asked to say what would happen, and no more. */
    public boolean isDryRun() {
        return options().contains(Option.DRY_RUN);
    }

    /** What it was asked to be. */
    public List<Option> options() {
        return last(DeployRequested.class)
                .map(DeployRequested::options)
                .or(() -> last(DeployQueued.class).map(DeployQueued::options))
                .orElse(List.of());
    }

    Progress to(DeployState next, Instant time) {
        var now = change();
        now.state = next;
        now.since = next == state ? since : time;
        now.asked = isAsking(next) ? asked : null;
        return now.done();
    }

    private static boolean isAsking(DeployState state) {
        // An incident may be left for the question that was open before it.
        return state == DeployState.AWAITING_DECISION
                || state == DeployState.OUTCOME_UNKNOWN
                || state == DeployState.INCIDENT;
    }

    Progress seen(DeployEvent event, Instant time) {
        var now = change();
        now.learn(event, time);
        return now.done();
    }

    Progress forget(EventType... types) {
        var now = change();
        List.of(types).forEach(now.last::remove);
        now.approvedBy = List.of();
        return now.done();
    }

    Progress underAttempt(int newer) {
        var now = change();
        now.attempt = newer;
        now.undone = new EnumMap<>(Service.class);
        return now.done();
    }

    Progress approvedBy(String name) {
        var names = new ArrayList<>(approvedBy);
        names.add(name);
        var now = change();
        now.approvedBy = names;
        return now.done();
    }

    Progress heldTooLate() {
        var now = change();
        now.lateHolds++;
        return now.done();
    }

    Progress undoneBy(Service service, WorkUndone answer) {
        var now = change();
        now.undone.putIfAbsent(service, answer);
        return now.done();
    }

    Progress asks(Asked question) {
        var now = change();
        now.asked = question;
        return now.done();
    }

    private ProgressChange change() {
        return new ProgressChange(this);
    }
}
