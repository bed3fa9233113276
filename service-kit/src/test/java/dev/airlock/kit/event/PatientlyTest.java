package dev.airlock.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientlyTest {
    private static RuntimeException wrapped(String state) {
        return new IllegalStateException(
                "as a library wraps it", new RuntimeException(new SQLException("no", state)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08006", "40P01", "53300", "55P03", "57P01", "57P03", "58030"})
    void whatPassesByItselfIsWaitedFor(String state) {
        assertThat(Patiently.isTransient(wrapped(state))).isTrue();
    }

    /** A zero character, a broken constraint, a statement of ours that is wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"22021", "23505", "42601"})
    void whatIsWrongWithTheDataStopsNobody(String state) {
        assertThat(Patiently.isTransient(wrapped(state))).isFalse();
    }

    @Test
    void aFaultOfOursIsNone() {
        assertThat(Patiently.isTransient(new IllegalStateException("ours"))).isFalse();
    }
}
