package dev.airlock.verify.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.verify.airflow.NewInstance.Outage;
import dev.airlock.verify.airflow.SchedulerJobs.Job;
import dev.airlock.verify.airflow.SchedulerJobs.Told;
import dev.airlock.verify.airflow.SchedulerJobs.Unanswered;
import dev.airlock.verify.airflow.SchedulerJobs.Untold;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewInstanceTest {
    private static final Instant STARTED = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant BEFORE = STARTED.minusSeconds(3600);
    private static final Instant SINCE = STARTED.plusSeconds(20);
    private static final SchedulerJobs NOTHING = new Untold("Airflow 2 has no such endpoint");

    private static Job running(long id, Instant startedAt, Instant heartbeatAt) {
        return new Job(id, "running", "host", startedAt, null, heartbeatAt);
    }

    private static NewInstance told(Job... jobs) {
        return new NewInstance(STARTED, null, new Told(List.of(jobs)));
    }

    private static NewInstance seen(@Nullable Outage outage) {
        return new NewInstance(STARTED, outage, NOTHING);
    }

    @Test
    void aHealthyAnswerAloneIsTheOldInstanceStillAnswering() {
        var instance = seen(null);

        assertThat(instance.evidence()).isEmpty();
        assertThat(instance.missing())
                .contains("no outage was seen", "Airflow 2 has no such endpoint");
    }

    @Test
    void anOutageSinceTheApplyIsEvidence() {
        var instance = seen(new Outage(SINCE, "answers HTTP 503"));

        assertThat(instance.evidence())
                .hasValueSatisfying(evidence ->
                        assertThat(evidence).contains("2026-01-01T12:00:20Z", "answers HTTP 503"));
    }

    @Test
    void anOutageIsNoEvidenceAsLongAsTheSchedulersGaveNoAnswer() {
        var outage = new Outage(SINCE, "answers HTTP 503");

        var instance = new NewInstance(STARTED, outage, new Unanswered("Airflow answers HTTP 502"));

        assertThat(instance.evidence()).isEmpty();
    }

    @Test
    void aSchedulerThatStartedSinceIsEvidenceWhenTheOldOneEnded() {
        var old = new Job(3, "success", "old", BEFORE, SINCE, SINCE);

        var instance = told(running(4, SINCE, SINCE), old);

        assertThat(instance.evidence())
                .hasValueSatisfying(evidence -> assertThat(evidence).contains("scheduler job 4"));
    }

    @Test
    void theOldSchedulerAloneIsNone() {
        var instance = told(running(3, BEFORE, SINCE));

        assertThat(instance.evidence()).isEmpty();
        assertThat(instance.missing()).contains("no scheduler job started since");
    }

    @Test
    void aSecondSchedulerBesideTheOldOneIsNone() {
        var instance = told(running(4, SINCE, SINCE), running(3, BEFORE, SINCE));

        assertThat(instance.evidence()).isEmpty();
        assertThat(instance.missing()).contains("still run: [3]");
    }

    @Test
    void aKilledSchedulerIsKnownByItsSilence() {
        var now = SINCE.plusSeconds(60);

        var instance = told(running(4, SINCE, now), running(3, BEFORE, SINCE));

        assertThat(instance.evidence()).isPresent();
    }

    @Test
    void aNewSchedulerThatEndedAgainIsNone() {
        var instance = told(new Job(4, "failed", "host", SINCE, SINCE.plusSeconds(1), SINCE));

        assertThat(instance.evidence()).isEmpty();
    }

    @Test
    void anOutageIsNoEvidenceWhileAirflowSaysThatTheOldSchedulerIsAlive() {
        var hiccup = new Outage(SINCE, "answers HTTP 502");
        var old = running(3, BEFORE, SINCE.plusSeconds(5));

        assertThat(new NewInstance(STARTED, hiccup, new Told(List.of(old))).evidence()).isEmpty();
    }
}
