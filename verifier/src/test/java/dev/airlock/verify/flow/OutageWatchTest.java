package dev.airlock.verify.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.verify.airflow.AirflowReading;
import dev.airlock.verify.airflow.AirflowReading.Answering;
import dev.airlock.verify.airflow.AirflowReading.Down;
import dev.airlock.verify.airflow.AirflowReading.Strange;
import dev.airlock.verify.airflow.NewInstance.Outage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutageWatchTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final AirflowReading UP = new Answering("3.3.2", true, "up", true);
    private static final AirflowReading DOWN = new Down("gone");

    private final OutageWatch watch = new OutageWatch();

    @Test
    void twoReadingsInARowWithoutAnAnswerAreAnOutage() {
        watch.note(NOON, DOWN);

        var outage = watch.note(NOON.plusSeconds(1), DOWN);

        assertThat(outage).contains(new Outage(NOON, "gone"));
    }

    @Test
    void oneIsAHiccup() {
        watch.note(NOON, DOWN);
        watch.note(NOON.plusSeconds(1), UP);

        var outage = watch.note(NOON.plusSeconds(2), DOWN);

        assertThat(outage).isEmpty();
        assertThat(watch.isSuspicious()).isTrue();
    }

    @Test
    void aRefusalIsAnAnswer() {
        watch.note(NOON, DOWN);

        var outage = watch.note(NOON.plusSeconds(1), new Strange("answers HTTP 404"));

        assertThat(outage).isEmpty();
        assertThat(watch.isSuspicious()).isFalse();
    }
}
