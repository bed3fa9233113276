package dev.airlock.verify.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.Envelope;
import dev.airlock.event.VerifierEvent.Subject;
import dev.airlock.event.wire.WireJson;
import dev.airlock.verify.airflow.NewInstance.Outage;
import dev.airlock.verify.sentry.Baseline;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the verifier knows of a deploy. */
@Entity
class Verification {
    @Id UUID deployId;
    String target;
    @Nullable String airflowBefore;
    @Nullable String airflowUpgrade;
    @Nullable Duration soak;
    @Nullable Integer tolerance;
    @Nullable String baseline;
    @Nullable UUID startedEvent;
    @Nullable Instant applyStartedAt;
    @Nullable Instant outageSince;
    @Nullable String outageDetail;
    @Nullable Instant outageUntil;
    @Nullable Instant appliedAt;
    @Nullable Instant resumedAt;

    /** Under which attempt the watch began: a newer one has ended it. */
    int startedAttempt;

    /** Nobody knows whether the apply happened: what answers is to be told once. */
    boolean toObserve;

    boolean rollback;
    boolean airflowPinKnown;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    Verification() {}

    Verification(UUID deployId, String target) {
        this.deployId = deployId;
        this.target = target;
    }

    /** An apply begins: what was seen of an earlier one counts no more. */
    void started(Envelope event, Instant at) {
        startedEvent = event.id();
        startedAttempt = event.attempt();
        applyStartedAt = at;
        outageSince = null;
        outageDetail = null;
        outageUntil = null;
        appliedAt = null;
        resumedAt = null;
    }

    /** The version before comes back: what is expected of it is what was there before. */
    void rollsBack(@Nullable Verification left) {
        rollback = true;
        airflowUpgrade = null;
        if (left != null) {
            airflowBefore = left.airflowBefore;
        }
    }

    /** There is no change to verify (any more). */
    void over() {
        startedEvent = null;
        applyStartedAt = null;
    }

    Subject subject() {
        return rollback ? Subject.ROLLBACK : Subject.FORWARD;
    }

    /** What ran until a rollback began is the instance that is left, however ill it was. */
    void rolledBack(Instant startedAt) {
        applyStartedAt = startedAt;
    }

    /** Airflow is away, still at {@code until}. */
    void outage(Outage outage, Instant until) {
        outageSince = outage.since();
        outageDetail = outage.detail();
        outageUntil = until;
    }

    /** The last outage; one that was over before the change began is none of its. */
    @Nullable Outage outage() {
        if (outageSince == null || outageUntil == null || applyStartedAt == null) {
            return null;
        }
        return outageUntil.isBefore(applyStartedAt)
                ? null
                : new Outage(outageSince, String.valueOf(outageDetail));
    }

    void baseline(Baseline taken) {
        try {
            baseline = WireJson.mapper().writeValueAsString(taken);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a baseline is a record that JSON can carry", e);
        }
    }

    @Nullable Baseline baseline() {
        if (baseline == null) {
            return null;
        }
        try {
            return WireJson.mapper().readValue(baseline, Baseline.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the baseline was written by us", e);
        }
    }
}
