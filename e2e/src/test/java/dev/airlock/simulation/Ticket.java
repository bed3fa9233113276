package dev.airlock.simulation;

import dev.airlock.event.Envelope;
import dev.airlock.event.Step;

/** A durable step's row: what is to be done, on account of what. */
public record Ticket(String step, Step failsAs, Envelope cause, Object input) {
    String instance() {
        return step + "/" + cause.id();
    }
}
