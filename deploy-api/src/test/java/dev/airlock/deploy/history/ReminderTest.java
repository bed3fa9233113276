package dev.airlock.deploy.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.deploy.ledger.Progress;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.LedgerEvent.StillWaiting;
import dev.airlock.event.Service;
import dev.airlock.event.VerifierEvent.VersionObserved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReminderTest {
    private static final Instant NIGHT = Instant.parse("2026-03-01T23:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final UUID ID = new UUID(1, 1);

    private static Progress in(DeployState state, Instant since) {
        return new Progress(
                state, 1, since, Map.of(), List.of(), 0, Map.of(), List.of(), null, null);
    }

    private static @Nullable Instant next(
            @Nullable Instant planned, Progress now, DeployEvent event, Instant time) {
        var envelope =
                new Envelope(ID, Service.DEPLOY_API, "catalog-airflow", ID, time, 1, null, null);
        var message = new EventMessage(envelope, event);
        return Reminder.next(planned, NIGHT, now, message, HOUR);
    }

    private static Instant reminded(Duration waited) {
        var now = in(DeployState.AWAITING_APPROVAL, NIGHT);
        var time = NIGHT.plus(waited);
        var next = next(time, now, new StillWaiting(now.state(), NIGHT), time);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void aWaitThatBeginsIsRemindedOfOnceItHasLasted() {
        var since = NIGHT.plusSeconds(5);
        var asks = in(DeployState.AWAITING_DECISION, since);

        assertThat(next(null, asks, new VersionObserved(List.of()), since))
                .isEqualTo(since.plus(HOUR));
        // Another wait than the one that the last reminder was planned for.
        assertThat(next(NIGHT.plus(HOUR), asks, new VersionObserved(List.of()), since))
                .isEqualTo(since.plus(HOUR));
    }

    @Test
    void theNextComesWhenTheWaitHasDoubledAndAtLeastOnceADay() {
        assertThat(reminded(HOUR)).isEqualTo(NIGHT.plus(Duration.ofHours(2)));
        assertThat(reminded(Duration.ofHours(4))).isEqualTo(NIGHT.plus(Duration.ofHours(8)));
        assertThat(reminded(Duration.ofDays(3))).isEqualTo(NIGHT.plus(Duration.ofDays(4)));
    }

    @Test
    void whatElseIsSaidMovesNoReminder() {
        var planned = NIGHT.plus(HOUR);
        var asks = in(DeployState.INCIDENT, NIGHT);

        assertThat(next(planned, asks, new VersionObserved(List.of()), NIGHT.plusSeconds(9)))
                .isEqualTo(planned);
    }

    @Test
    void nobodyIsRemindedOfWhatServicesDo() {
        var checks = in(DeployState.CHECKING, NIGHT);

        assertThat(next(NIGHT.plus(HOUR), checks, new VersionObserved(List.of()), NIGHT)).isNull();
    }
}
