package dev.airlock.deploy.ledger;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausesAnswer;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The next progress in the making. */
final class ProgressChange {
    DeployState state;
    int attempt;
    Instant since;
    final Map<EventType, DeployEvent> last = new EnumMap<>(EventType.class);
    List<String> approvedBy;
    int lateHolds;
    Map<Service, WorkUndone> undone = new EnumMap<>(Service.class);
    List<String> paused;
    @Nullable Instant heldSince;
    @Nullable Asked asked;

    ProgressChange(Progress before) {
        state = before.state();
        attempt = before.attempt();
        since = before.since();
        last.putAll(before.last());
        approvedBy = before.approvedBy();
        lateHolds = before.lateHolds();
        undone.putAll(before.undone());
        paused = before.paused();
        heldSince = before.heldSince();
        asked = before.asked();
    }

    /** What an event that fits adds. */
    void learn(DeployEvent event, Instant time) {
        last.put(EventType.of(event), event);
        switch (event) {
            case DagsHeld held -> {
                paused = held.paused();
                heldSince = heldSince == null ? time : heldSince;
            }
            // The team has seen how long it lasts: else it would be overdue again at once.
            case IncidentResolved _ -> heldSince = heldSince == null ? null : time;
            case DagsBlocked blocked -> paused = blocked.paused();
            case DagsResumed _ -> released(List.of());
            case HoldReturned returned when returned.why() != HoldReturnReason.LATE ->
                    released(List.of());
            case WorkUndone answer when answer.service() == Service.AIRFLOW_WATCHER ->
                    released(answer.paused());
            case PausesReleased released when released.dags() == PausesAnswer.FORGET ->
                    released(List.of());
            default -> {}
        }
    }

    private void released(List<String> left) {
        paused = left;
        heldSince = null;
    }

    Progress done() {
        return new Progress(
                state,
                attempt,
                since,
                last,
                approvedBy,
                lateHolds,
                undone,
                paused,
                heldSince,
                asked);
    }
}
