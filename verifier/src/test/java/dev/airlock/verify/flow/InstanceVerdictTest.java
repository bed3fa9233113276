package dev.airlock.verify.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.Check;
import dev.airlock.verify.airflow.AirflowReading;
import dev.airlock.verify.airflow.AirflowReading.Answering;
import dev.airlock.verify.airflow.AirflowReading.Down;
import dev.airlock.verify.airflow.ExpectedVersion;
import dev.airlock.verify.airflow.NewInstance;
import dev.airlock.verify.airflow.NewInstance.Outage;
import dev.airlock.verify.airflow.SchedulerJobs.Untold;
import dev.airlock.verify.flow.InstanceVerdict.Away;
import dev.airlock.verify.flow.InstanceVerdict.Failed;
import dev.airlock.verify.flow.InstanceVerdict.Inconclusive;
import dev.airlock.verify.flow.InstanceVerdict.Reachable;
import dev.airlock.verify.flow.InstanceVerdict.Wait;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InstanceVerdictTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final AirflowReading HEALTHY =
            new Answering("3.3.2", true, "Airflow 3.3.2 answers", true);
    private static final AirflowReading ILL =
            new Answering("3.3.2", false, "scheduler unhealthy", true);
    private static final NewInstance SEEN =
            new NewInstance(NOON, new Outage(NOON.plusSeconds(5), "gone"), new Untold("no"));
    private static final NewInstance UNSEEN = new NewInstance(NOON, null, new Untold("no"));
    private static final ExpectedVersion SAME = new ExpectedVersion("3.3.2", null, true, false);

    @Test
    void theNewInstanceIsReachable() {
        var verdict = InstanceVerdict.of(HEALTHY, SEEN, SAME, false);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Reachable.class,
                        reachable ->
                                assertThat(reachable.checks())
                                        .extracting(Check::name)
                                        .containsExactly("health", "version", "new-instance"));
    }

    @Test
    void theOldInstanceThatStillAnswersIsNotTakenForIt() {
        assertThat(InstanceVerdict.of(HEALTHY, UNSEEN, SAME, false)).isEqualTo(new Wait());
    }

    @Test
    void anInstanceThatIsNotHealthyYetIsWaitedFor() {
        assertThat(InstanceVerdict.of(ILL, SEEN, SAME, false)).isEqualTo(new Wait());
    }

    @Test
    void aWrongVersionFails() {
        var verdict =
                InstanceVerdict.of(
                        HEALTHY, SEEN, new ExpectedVersion("3.3.2", "3.4.0", true, false), false);

        assertThat(verdict).isInstanceOf(Failed.class);
    }

    @Test
    void withoutEvidenceItIsInconclusiveInTheEndAndSaysWhatWasNotSeen() {
        var verdict = InstanceVerdict.of(HEALTHY, UNSEEN, SAME, true);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Inconclusive.class,
                        inconclusive ->
                                assertThat(inconclusive.reason()).contains("no outage was seen"));
    }

    @Test
    void anAirflowThatStaysAwayIsNotAQuestionButAFailure() {
        var verdict = InstanceVerdict.of(new Down("answers HTTP 503"), SEEN, SAME, true);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Away.class, away -> assertThat(away.reason()).contains("answers HTTP 503"));
    }
}
