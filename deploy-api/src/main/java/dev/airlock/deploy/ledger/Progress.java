package dev.airlock.deploy.ledger;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where one deploy stands: all that the ledger needs of its history.
 *
 * @param since when the state was entered
 * @param last the last event of each type that fitted
 * @param approvedBy who has approved the open plan so far
 * @param lateHolds how often a hold came too late
 * @param undone who has taken back their part
 */
public record Progress(
        DeployState state,
        int attempt,
        Instant since,
        Map<EventType, DeployEvent> last,
        List<String> approvedBy,
        int lateHolds,
        Map<Service, WorkUndone> undone) {
    public Progress {
        last = Map.copyOf(last);
        approvedBy = List.copyOf(approvedBy);
        undone = Map.copyOf(undone);
    }

    /** A deploy that is about to be queued. */
    public static Progress begin(Instant time) {
        return new Progress(DeployState.QUEUED, 1, time, Map.of(), List.of(), 0, Map.of());
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

    Progress to(DeployState next, Instant time) {
        var entered = next == state ? since : time;
        return new Progress(next, attempt, entered, last, approvedBy, lateHolds, undone);
    }

    Progress seen(DeployEvent event) {
        var all = new EnumMap<EventType, DeployEvent>(EventType.class);
        all.putAll(last);
        all.put(EventType.of(event), event);
        return new Progress(state, attempt, since, all, approvedBy, lateHolds, undone);
    }

    Progress forget(EventType... types) {
        var kept = new EnumMap<EventType, DeployEvent>(EventType.class);
        kept.putAll(last);
        List.of(types).forEach(kept::remove);
        return new Progress(state, attempt, since, kept, List.of(), lateHolds, undone);
    }

    Progress underAttempt(int newer) {
        return new Progress(state, newer, since, last, approvedBy, lateHolds, undone);
    }

    Progress approvedBy(String name) {
        var names = new ArrayList<>(approvedBy);
        names.add(name);
        return new Progress(state, attempt, since, last, names, lateHolds, undone);
    }

    Progress heldTooLate() {
        return new Progress(state, attempt, since, last, approvedBy, lateHolds + 1, undone);
    }

    Progress undoneBy(Service service, WorkUndone answer) {
        var all = new EnumMap<Service, WorkUndone>(Service.class);
        all.putAll(undone);
        all.putIfAbsent(service, answer);
        return new Progress(state, attempt, since, last, approvedBy, lateHolds, all);
    }
}
