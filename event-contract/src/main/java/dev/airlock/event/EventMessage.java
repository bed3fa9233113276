package dev.airlock.event;

/** An event with its envelope. */
public record EventMessage(Envelope envelope, DeployEvent event) {
    public EventType type() {
        return EventType.of(event);
    }
}
