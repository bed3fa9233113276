package dev.airlock.verify.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.VerifierEvent.Phase;
import dev.airlock.event.VerifierEvent.Subject;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.verify.airflow.AirflowReading.Answering;
import dev.airlock.verify.airflow.AirflowReading.Down;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakVerdictTest {
    private static final Check HEALTHY =
            SoakVerdict.health(new Answering("3.3.2", true, "up", true));
    private static final Check AWAY = SoakVerdict.health(new Down("gone"));
    private static final Check SKIPPED = new Check("sentry", CheckResult.SKIPPED, "none");
    private static final Check ISSUES = new Check("sentry", CheckResult.FAILED, "1 new");

    @Test
    void verifiesWhenEveryCheckHolds() {
        var checks = List.of(HEALTHY, SKIPPED);

        assertThat(SoakVerdict.of(Subject.FORWARD, checks))
                .isEqualTo(new Verified(Subject.FORWARD, checks, "verifier"));
    }

    @Test
    void failsOnAFailedCheckWhateverElseIsUnknown() {
        var checks = List.of(AWAY, ISSUES);

        assertThat(SoakVerdict.of(Subject.FORWARD, checks))
                .isEqualTo(new VerificationFailed(Phase.SOAK, "sentry: 1 new", checks));
    }

    @Test
    void asksWhenSomethingDidNotAnswer() {
        assertThat(SoakVerdict.of(Subject.FORWARD, List.of(AWAY, SKIPPED)))
                .isInstanceOf(VerificationInconclusive.class);
    }

    @Test
    void failsOnAnAirflowThatSaysItIsIll() {
        var ill = SoakVerdict.health(new Answering("3.3.2", false, "scheduler unhealthy", true));

        assertThat(ill.result()).isEqualTo(CheckResult.FAILED);
    }
}
