package dev.airlock.verify.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.Envelope;
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
    @Nullable Instant appliedAt;

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
        appliedAt = null;
    }

    /** The version before comes back: what is expected of it is what was there before. */
    void rollsBack(@Nullable Verification left) {
        rollback = true;
        airflowUpgrade = null;
        if (left != null) {
            airflowBefore = left.airflowBefore;
            soak = left.soak;
            tolerance = left.tolerance;
        }
    }

    /** That start counts as none. */
    void returned() {
        startedEvent = null;
        applyStartedAt = null;
    }

    void outage(Outage outage) {
        outageSince = outage.since();
        outageDetail = outage.detail();
    }

    @Nullable Outage outage() {
        return outageSince == null ? null : new Outage(outageSince, String.valueOf(outageDetail));
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
