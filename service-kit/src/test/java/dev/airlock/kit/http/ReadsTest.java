package dev.airlock.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ReadsTest {
    private static final RuntimeException RESET = new ProcessingException(new IOException("reset"));

    private final Deque<RuntimeException> troubles = new ArrayDeque<>();

    private String call() {
        if (!troubles.isEmpty()) {
            throw troubles.pop();
        }
        return "answer";
    }

    @Test
    void asksAgainAfterAResetAnErrorAndASuccessThatCannotBeRead() {
        for (var trouble :
                List.of(
                        RESET,
                        new WebApplicationException(503),
                        new WebApplicationException("unreadable", 200))) {
            // Given
            troubles.addAll(List.of(trouble, trouble));

            // When
            var answer = Reads.again(this::call);

            // Then
            assertThat(answer).isEqualTo("answer");
        }
    }

    @Test
    void givesUpAfterThreeTries() {
        // Given
        troubles.addAll(List.of(RESET, RESET, RESET, RESET));

        // When, then
        assertThatThrownBy(() -> Reads.again(this::call)).isSameAs(RESET);
        assertThat(troubles).hasSize(1);
    }

    @Test
    void takesARefusalALimitAndSlownessForWhatTheyAre() {
        for (var trouble :
                List.of(
                        new WebApplicationException(404),
                        new WebApplicationException(429),
                        new ProcessingException(new TimeoutException("10 s")))) {
            // Given
            troubles.clear();
            troubles.add(trouble);

            // When, then
            assertThatThrownBy(() -> Reads.again(this::call)).isSameAs(trouble);
        }
    }
}
