package dev.airlock.deploy.history;

import dev.airlock.deploy.ledger.Back;
import dev.airlock.deploy.ledger.Progress;
import dev.airlock.deploy.ledger.Wire;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.flow.Flow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One deploy; its columns are for finding it, its progress is the ledger's. */
@Entity
@Table(name = "deploy")
@SuppressWarnings("NullAway.Init")
public class DeployRow {
    @Id public UUID id;
    @Column public String target;
    @Column public String state;
    @Column public int attempt;

    @Column String progress;

    @Column public String requestedBy;
    @Column public String reason;
    @Column public Instant createdAt;
    @Column public Instant since;
    @Column public @Nullable Instant deadline;
    @Column public @Nullable Instant startAt;

    /** When people are reminded that it waits for one of them. */
    @Column @Nullable Instant remindAt;

    @Column public long lastSeq;
    @Column public boolean dryRun;
    @Column public @Nullable UUID rollbackOf;

    /** How it ended. */
    @Column public @Nullable String outcome;

    /** The version it deployed, or is to deploy, as far as anybody knows. */
    @Column public @Nullable String brings;

    @Column @Nullable String rollbackTo;
    @Column boolean tried;
    @Column UUID idempotencyKey;
    @Column String request;
    @Version int version;

    /** Where it stands. */
    public Progress progress() {
        return ProgressJson.read(progress);
    }

    /** Whether it is over. */
    public boolean hasEnded() {
        return state.equals(Flow.name(DeployState.ENDED));
    }

    void become(Progress now, @Nullable Instant newDeadline, @Nullable Instant newRemindAt) {
        progress = ProgressJson.write(now);
        state = Flow.name(now.state());
        attempt = now.attempt();
        outcome = now.last(DeployEnded.class).map(end -> Wire.name(end.outcome())).orElse(null);
        brings = Back.brings(now).map(dev.airlock.event.Version::value).orElse(null);
        tried = now.has(EventType.APPLY_STARTED) || now.isRollback();
        since = now.since();
        deadline = newDeadline;
        remindAt = newRemindAt;
    }
}
