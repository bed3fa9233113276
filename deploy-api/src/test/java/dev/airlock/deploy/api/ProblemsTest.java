package dev.airlock.deploy.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems();

    @Test
    void whoAsksWhileTheDatabaseIsAwayIsToldToTryAgain() {
        var shutDown = new SQLException("terminating connection", "57P01");

        var answer = problems.unknown(new PersistenceException(shutDown));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("1");
        assertThat(answer.getEntity()).asString().contains("database does not answer");
    }

    @Test
    void whatIsOurFaultIsNotTold() {
        var answer = problems.unknown(new IllegalStateException("a secret"));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getEntity()).asString().doesNotContain("a secret");
    }
}
