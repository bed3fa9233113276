package dev.airlock.verify.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.Envelope;
import dev.airlock.event.Service;
import dev.airlock.verify.airflow.NewInstance.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final Envelope HELD =
            new Envelope(ID, Service.AIRFLOW_WATCHER, "plain", ID, NOON, 2, null, null);

    private final Verification row = new Verification(ID, "plain");

    @Test
    void anOutageOfTheBadVersionIsNoEvidenceOfTheOneThatComesBack() {
        row.started(HELD, NOON);
        row.outage(new Outage(NOON.plusSeconds(1), "gone"), NOON.plusSeconds(5));

        row.rolledBack(NOON.plusSeconds(30));

        assertThat(row.outage()).isNull();
    }

    @Test
    void anOutageThatLastsIntoTheRollbackIs() {
        var outage = new Outage(NOON.plusSeconds(1), "gone");
        row.started(HELD, NOON);
        row.outage(outage, NOON.plusSeconds(31));

        row.rolledBack(NOON.plusSeconds(30));

        assertThat(row.outage()).isEqualTo(outage);
    }

    @Test
    void aRollbackExpectsTheAirflowFromBeforeAndIsWatchedAsConfigured() {
        var left = new Verification(UUID.randomUUID(), "plain");
        left.airflowBefore = "3.3.1";
        left.airflowUpgrade = "3.3.2";
        left.soak = Duration.ofHours(8);
        left.tolerance = 3;

        row.rollsBack(left);

        assertThat(row.airflowBefore).isEqualTo("3.3.1");
        assertThat(row.airflowUpgrade).isNull();
        assertThat(row.soak).isNull();
        assertThat(row.tolerance).isNull();
    }
}
