package dev.airlock.notify.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.Envelope;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.Sql;
import dev.airlock.kit.event.Attempts;
import dev.airlock.kit.step.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;

/** Queues deliveries, in the transaction of the event that they are about. */
@ApplicationScoped
public class Deliveries {
    private final Sql sql;
    private final Attempts attempts;
    private final Steps steps;
    private final DeliverStep step;
    private final Clock clock;

    Deliveries(Sql sql, Attempts attempts, Steps steps, DeliverStep step, Clock clock) {
        this.sql = sql;
        this.attempts = attempts;
        this.steps = steps;
        this.step = step;
        this.clock = clock;
    }

    /** Content is what JSON can carry. It goes out right after the commit, after all before it. */
    public void add(Lane lane, Envelope about, Object content) {
        // The lock under which the step ends: it sees this delivery, or another step is started.
        attempts.observe(lane.id(), Envelope.FIRST_ATTEMPT);
        sql.update(
                """
                insert into delivery (lane, outlet, target, address, deploy_id, event_id, content, since)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                lane.id(),
                lane.outlet(),
                lane.target(),
                lane.address(),
                lane.deployId(),
                about.id(),
                json(content),
                clock.instant().atOffset(ZoneOffset.UTC));
        steps.start(step, ofTheLane(lane, about), lane);
    }

    /**
     * A lane is no part of its deploy's work: a newer attempt must not drop it, and one that is
     * stuck must not hold up another. So its one step runs under the lane's own id.
     */
    private static Envelope ofTheLane(Lane lane, Envelope about) {
        return new Envelope(
                lane.id(),
                about.source(),
                lane.target(),
                lane.id(),
                about.time(),
                Envelope.FIRST_ATTEMPT,
                about.id(),
                about.traceparent());
    }

    private static String json(Object content) {
        try {
            return WireJson.mapper().writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
