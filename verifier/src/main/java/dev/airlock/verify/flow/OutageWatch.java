package dev.airlock.verify.flow;

import dev.airlock.verify.airflow.AirflowReading;
import dev.airlock.verify.airflow.AirflowReading.Down;
import dev.airlock.verify.airflow.NewInstance.Outage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells an outage from a hiccup: two readings in a row without an answer. */
final class OutageWatch {
    private @Nullable Outage suspected;

    /** Takes a reading in; the outage if this one makes it sure. */
    Optional<Outage> note(Instant at, AirflowReading reading) {
        if (!(reading instanceof Down(var detail))) {
            suspected = null;
            return Optional.empty();
        }
        if (suspected == null) {
            suspected = new Outage(at, detail);
            return Optional.empty();
        }
        return Optional.of(suspected);
    }

    /** Whether the last reading had no answer, so that the next one should come soon. */
    boolean isSuspicious() {
        return suspected != null;
    }
}
