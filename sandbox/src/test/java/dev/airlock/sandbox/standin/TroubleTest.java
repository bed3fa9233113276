package dev.airlock.sandbox.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.sandbox.standin.web.Call;
import dev.airlock.sandbox.standin.web.Trouble;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private final StandInServer server = StandInServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private static List<Integer> statuses(Universe universe) {
        var airflow = new Client(universe, "airflow", "");
        IntStream.range(0, 60)
                .forEach(_ -> {
                    try {
                        airflow.get("/api/v2/version");
                    } catch (UncheckedIOException e) {
                        // Ordered.
                    }
                });
        return universe.calls().all().stream().map(Call::status).toList();
    }

    @Test
    void goesWrongForTheOrderedShareAndForTheSameCallsBySeed() {
        // Given
        var troubles = Trouble.plain().stream().filter(each -> !each.acts()).toList();
        var one = server.universe("one");
        var other = server.universe("other");
        one.faults().often("airflow", 3, 7, troubles);
        other.faults().often("airflow", 3, 7, troubles);

        // When
        var first = statuses(one);
        var second = statuses(other);

        // Then
        assertThat(first).isEqualTo(second);
        assertThat(one.faults().taken("airflow")).isBetween(12, 28);
        assertThat(first).contains(200, 503);
    }

    @Test
    void leavesOtherSystemsAloneAndEndsWhenItIsOver() {
        // Given
        var universe = server.universe("one");
        universe.faults().down("slack");
        universe.faults().down("airflow");
        universe.faults().over("airflow");

        // When
        var airflow = statuses(universe);

        // Then
        assertThat(airflow).hasSize(60).containsOnly(200);
    }

    @Test
    void actsAndThenLosesTheAnswerOrHalfOfIt() {
        for (var trouble : Stream.of(Trouble.lost(), Trouble.cut()).toList()) {
            // Given
            var universe = server.universe("acts-" + trouble.ends());
            var slack = new Client(universe, "slack", "Bearer " + Secrets.SLACK_TOKEN);
            universe.faults().order(1, "POST", "/slack/api/chat.postMessage", trouble);

            // When
            assertThatThrownBy(() ->
                            slack.post(
                                    "/api/chat.postMessage",
                                    "{\"channel\":\"#alerts\",\"text\":\"t\"}"))
                    .isInstanceOf(UncheckedIOException.class);

            // Then
            assertThat(universe.slack().messages()).hasSize(1);
        }
    }
}
