package dev.airlock.deploy.ledger;

import dev.airlock.event.DeployEvent;
import java.util.List;

/**
 * What a command comes to.
 *
 * @param progress with what is remembered of it
 * @param attempt under which {@code emits} are said
 */
public record Answer(Progress progress, int attempt, List<DeployEvent> emits) {
    public Answer {
        emits = List.copyOf(emits);
    }
}
