package dev.airlock.watcher.platform;

import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.kit.step.StepContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells what is waited for: once, and again when it changes. */
public final class Blockage {
    private final StepContext context;
    private final Platform platform;
    private Set<Object> told = Set.of();

    public Blockage(StepContext context, Platform platform) {
        this.context = context;
        this.platform = platform;
    }

    /** Emits {@code DagsBlocked} unless it says the same as the last one. */
    public void tell(List<Finding> findings, List<String> doubts, Instant at)
            throws InterruptedException {
        var now = new HashSet<Object>(doubts);
        findings.forEach(finding -> now.add(List.of(finding.key(), finding.activity())));
        if (now.equals(told)) {
            return;
        }
        var blocked = new DagsBlocked(platform.report(findings), doubts, at);
        context.transact(() -> context.emit(blocked));
        told = now;
    }
}
