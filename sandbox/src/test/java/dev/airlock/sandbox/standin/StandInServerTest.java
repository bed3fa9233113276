package dev.airlock.sandbox.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.sandbox.standin.web.Call;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandInServerTest {
    private static final String VERSION = "/airflow/api/v2/version";

    private final StandInServer server = StandInServer.start();
    private final Universe universe = server.universe("catalog-airflow");
    private final Client airflow = new Client(universe, "airflow", "");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void countsEachCallByItsRoute() {
        // When
        airflow.get("/api/v2/version");
        Client.airflow3(universe).get("/api/v2/dags/some/details");

        // Then
        assertThat(universe.calls().counts())
                .containsEntry("GET " + VERSION, 1)
                .containsEntry("POST /airflow/auth/token", 1)
                .containsEntry("GET /airflow/api/v2/dags/{dag}/details", 1);
        assertThat(universe.calls().all().getLast().path()).isEqualTo("/api/v2/dags/some/details");
        assertThat(universe.calls().all().getLast().status()).isEqualTo(404);
    }

    @Test
    void keepsTheTargetsApart() {
        // Given
        var other = server.universe("other");

        // When
        airflow.get("/api/v2/version");

        // Then
        assertThat(other.calls().all()).isEmpty();
    }

    @Test
    void knowsNoTargetThatNobodyMade() {
        assertThat(airflow.get(server.uri() + "/nobody" + VERSION).status()).isEqualTo(404);
    }

    @Test
    void failsAsOftenAsOrdered() {
        // Given
        universe.faults().fail(1, "GET", VERSION, 502);

        // When
        var first = airflow.get("/api/v2/version");
        var second = airflow.get("/api/v2/version");

        // Then
        assertThat(first.status()).isEqualTo(502);
        assertThat(second.status()).isEqualTo(200);
    }

    @Test
    void losesTheConnectionWhenOrdered() {
        // Given
        universe.faults().drop(10, "GET", VERSION);

        // When, then
        assertThatThrownBy(() -> airflow.get("/api/v2/version"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void answersLateWhenOrdered() {
        // Given
        universe.faults().delay(1, "GET", VERSION, Duration.ofMillis(80));
        var start = System.nanoTime();

        // When
        var answer = airflow.get("/api/v2/version");

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    @Test
    void restartsAirflowForTheProvisioner() {
        // When
        var answer = airflow.post(universe.uri() + "/restart?tag=rel-2026.01.01.00.00.00", "");

        // Then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(universe.airflow().runningTag()).contains("rel-2026.01.01.00.00.00");
    }

    @Test
    void hangsThenLosesTheCall() {
        // Given
        var route = "/airflow/auth/token";
        universe.faults().hang(1, "POST", route, Duration.ofMillis(50));

        // When
        assertThatThrownBy(() -> airflow.post("/auth/token", "{}"))
                .isInstanceOf(UncheckedIOException.class);

        // Then
        assertThat(airflow.post("/auth/token", "{}").status()).isEqualTo(422);
        assertThat(universe.calls().to("POST", route))
                .extracting(Call::status)
                .containsExactly(0, 422);
    }

    @Test
    void doesSomethingOnceWhileACallWaits() {
        // Given
        universe.faults()
                .during("GET", VERSION, () -> universe.airflow().deployed("rel-meanwhile"));

        // When
        airflow.get("/api/v2/version");
        var first = universe.airflow().runningTag();
        universe.airflow().deployed("rel-later");
        airflow.get("/api/v2/version");

        // Then
        assertThat(first).contains("rel-meanwhile");
        assertThat(universe.airflow().runningTag()).contains("rel-later");
    }
}
