package dev.airlock.watcher.platform;

import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.kit.step.StepContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Tells what is waited for: once, and again when it changes. */
public final class Blockage {
    private final StepContext context;
    private final Platform platform;
    private final Supplier<List<String>> paused;
    private Set<Object> told = Set.of();

    /**
     * Of that step.
     *
     * @param paused what is paused for the deploy
     */
    public Blockage(StepContext context, Platform platform, Supplier<List<String>> paused) {
        this.context = context;
        this.platform = platform;
        this.paused = paused;
    }

    /** Emits {@code DagsBlocked} unless it says the same as the last one. */
    public void tell(List<Finding> findings, List<String> doubts, Instant at)
            throws InterruptedException {
        var now = new HashSet<Object>(doubts);
        findings.forEach(finding -> now.add(List.of(finding.key(), finding.activity())));
        var held = paused.get();
        now.add(held);
        if (now.equals(told)) {
            return;
        }
        var blocked = new DagsBlocked(platform.report(findings), doubts, at, held);
        context.transact(() -> context.emit(blocked));
        told = now;
    }
}
