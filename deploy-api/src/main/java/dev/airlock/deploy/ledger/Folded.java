package dev.airlock.deploy.ledger;

import dev.airlock.event.DeployEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one event.
 *
 * @param fits whether it belonged there; if not, it changed nothing
 * @param note why it did not fit, or why it changed no state
 * @param emits what the ledger says upon it, under {@code progress}' attempt
 */
public record Folded(
        Progress progress, boolean fits, @Nullable String note, List<DeployEvent> emits) {
    public Folded {
        emits = List.copyOf(emits);
    }

    static Folded misfit(Progress progress, String why) {
        return new Folded(progress, false, why, List.of());
    }

    static Folded recorded(Progress progress, String why) {
        return new Folded(progress, true, why, List.of());
    }

    static Folded moved(Progress progress, DeployEvent... emits) {
        return new Folded(progress, true, null, List.of(emits));
    }
}
