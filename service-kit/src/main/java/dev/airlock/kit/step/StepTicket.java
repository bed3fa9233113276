package dev.airlock.kit.step;

import dev.airlock.event.Envelope;

/** What is stored of a step that is to run: which one, why, and its input as JSON. */
record StepTicket(String step, Envelope cause, String input) {

    /** The name of its row: one step of a kind per cause. */
    String instance() {
        return step + "/" + cause.id();
    }
}
