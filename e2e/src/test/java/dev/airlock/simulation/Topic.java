package dev.airlock.simulation;

import dev.airlock.event.EventMessage;
import java.util.ArrayList;
import java.util.List;

/** One target's partition: totally ordered, for ever; a message may be in it twice. */
public final class Topic {
    private final List<EventMessage> log = new ArrayList<>();

    void append(EventMessage message) {
        log.add(message);
    }

    EventMessage get(int offset) {
        return log.get(offset);
    }

    int size() {
        return log.size();
    }

    List<EventMessage> all() {
        return log;
    }
}
