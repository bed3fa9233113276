package dev.airlock.deploy.ledger;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
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

    void released(List<String> left) {
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
