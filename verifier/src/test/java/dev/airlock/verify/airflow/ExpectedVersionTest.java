package dev.airlock.verify.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.CheckResult;
import org.junit.jupiter.api.Test;

class ExpectedVersionTest {

    @Test
    void wantsTheOldVersion() {
        var expected = new ExpectedVersion("3.3.2", null, true, false);

        assertThat(expected.check("3.3.2").result()).isEqualTo(CheckResult.PASSED);
        assertThat(expected.check("3.3.3").result()).isEqualTo(CheckResult.FAILED);
    }

    @Test
    void wantsTheVersionThatTheReleaseBrings() {
        var expected = new ExpectedVersion("2.11.2", "3.3.2", true, false);

        assertThat(expected.check("3.3.2").result()).isEqualTo(CheckResult.PASSED);
        assertThat(expected.check("2.11.2").result()).isEqualTo(CheckResult.FAILED);
        assertThat(expected.check("2.11.2").evidence())
                .isEqualTo(
                        "Airflow 2.11.2 answers instead of 3.3.2: the release upgrades it from 2.11.2");
    }

    @Test
    void doesNotGuessWhatWasThereBefore() {
        var check = new ExpectedVersion(null, null, false, false).check("3.3.2");

        assertThat(check.result()).isEqualTo(CheckResult.INCONCLUSIVE);
    }

    @Test
    void asksAboutAnotherVersionWhereNobodyCouldReadWhatTheReleasePins() {
        var expected = new ExpectedVersion("3.3.2", null, false, false);

        assertThat(expected.check("3.3.2").result()).isEqualTo(CheckResult.PASSED);
        assertThat(expected.check("3.3.3").result()).isEqualTo(CheckResult.INCONCLUSIVE);
    }

    @Test
    void aRollbackBringsItsOwnAirflow() {
        assertThat(new ExpectedVersion(null, null, false, true).check("3.3.2").result())
                .isEqualTo(CheckResult.SKIPPED);
        assertThat(new ExpectedVersion("3.3.1", null, false, true).check("3.3.2").result())
                .isEqualTo(CheckResult.FAILED);
    }
}
