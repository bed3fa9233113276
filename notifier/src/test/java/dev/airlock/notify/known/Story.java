package dev.airlock.notify.known;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.Service;
import dev.airlock.notify.config.Asks;
import java.time.Instant;
import java.util.UUID;

/** A deploy's events one after the other, a minute apart, and what is known then. */
public final class Story {
    public static final UUID DEPLOY = new UUID(0, 1);
    public static final String TARGET = "catalog-airflow";

    private static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");

    private final Asks asks;
    private Known known = Known.nothing(BEGIN);
    private int told;

    public Story(Asks asks) {
        this.asks = asks;
    }

    /** Where plans are approved by a person and releases are not. */
    public static Story ordinary() {
        return new Story(new Asks(false, true));
    }

    public Story then(DeployEvent event) {
        news(1, event);
        return this;
    }

    /** Of that attempt. */
    public Story then(int attempt, DeployEvent event) {
        news(attempt, event);
        return this;
    }

    public News news(DeployEvent event) {
        return news(1, event);
    }

    private News news(int attempt, DeployEvent event) {
        told++;
        var message =
                new EventMessage(
                        new Envelope(
                                new UUID(1, told),
                                Service.DEPLOY_API,
                                TARGET,
                                DEPLOY,
                                BEGIN.plusSeconds(60L * told),
                                attempt,
                                null,
                                null),
                        event);
        var before = known;
        known = Folding.after(before, message, asks);
        return new News(message, known, !known.equals(before));
    }

    public Known known() {
        return known;
    }
}
