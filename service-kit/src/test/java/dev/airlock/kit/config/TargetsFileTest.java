package dev.airlock.kit.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TargetsFileTest {
    record Poll(Duration every, Secret token) {
        Poll {
            requireNonNull(every, "every is required");
            if (!every.isPositive()) {
                throw new IllegalArgumentException("every must be positive");
            }
        }
    }

    record Section(Poll poll) {}

    private static Section read(String poll) {
        return TargetsFile.parse("catalog:\n  airflow:\n    poll: " + poll)
                .section("airflow", Section.class)
                .get("catalog");
    }

    @Test
    void readsASectionOfEachTarget() {
        assertThat(read("{every: PT5S, token: 'env:TOKEN'}").poll().every())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void namesAnUnknownKeyInFull() {
        assertThatThrownBy(() -> read("{every: PT5S, evry: PT5S}"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("catalog.airflow.poll.evry: is not a key of Airlock's");
    }

    @Test
    void namesAValueOfTheWrongType() {
        assertThatThrownBy(() -> read("{every: soon}"))
                .hasMessage("catalog.airflow.poll.every: is not a Duration");
    }

    @Test
    void passesOnWhatTheSectionRefuses() {
        assertThatThrownBy(() -> read("{every: PT0S}"))
                .hasMessage("catalog.airflow.poll: every must be positive");
    }

    @Test
    void namesAMissingValue() {
        assertThatThrownBy(() -> read("{}")).hasMessage("catalog.airflow.poll: every is required");
    }

    @Test
    void doesNotRepeatASecretThatWasWrittenOut() {
        assertThatThrownBy(() -> read("{every: PT5S, token: hunter2}"))
                .hasMessageContaining("env:NAME or file:/path")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void refusesAnUnknownSection() {
        assertThatThrownBy(() -> TargetsFile.parse("catalog:\n  airflw: {}"))
                .hasMessageStartingWith("catalog.airflw: is not a section");
    }

    @Test
    void refusesAKeyWrittenTwice() {
        assertThatThrownBy(() -> TargetsFile.parse("catalog:\n  airflow: {}\n  airflow: {}"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("Duplicate");
    }

    @Test
    void namesAMissingSection() {
        var file = TargetsFile.parse("catalog:\n  airflow: {}");

        assertThatThrownBy(() -> file.section("infra", Section.class))
                .hasMessage("catalog.infra: is missing");
    }

    @Test
    void refusesATargetNameThatCouldBeMoreThanAName() {
        assertThatThrownBy(() -> TargetsFile.parse("'../catalog':\n  airflow: {}"))
                .hasMessageContaining("a target's name matches");
    }
}
