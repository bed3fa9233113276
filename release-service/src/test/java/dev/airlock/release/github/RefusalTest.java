package dev.airlock.release.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void quotesSentencesAndObjects() {
        var body =
                """
                {"message": "Validation Failed",
                 "errors": ["one", {"resource": "Release", "message": "two"}]}
                """;

        assertThat(Refusal.of(body)).isEqualTo(": Validation Failed; one; two");
    }

    @Test
    void saysNothingOfAPageAndLittleOfALongOne() {
        assertThat(Refusal.of("<html>")).isEmpty();
        assertThat(Refusal.of("{\"message\": \"%s\"}".formatted("x".repeat(999)))).hasSize(202);
    }
}
