package dev.airlock.kit.step;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The steps that run in this process, at most one per deploy. */
@ApplicationScoped
public class RunningSteps {
    private final Map<UUID, RunningStep> byDeploy = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /**
     * Enters a step.
     *
     * @return the one of the same deploy that still runs and has to be awaited; null if it is in
     */
    @Nullable RunningStep enter(RunningStep step) {
        var other = byDeploy.putIfAbsent(step.deployId(), step);
        if (other == null && stopping) {
            step.stop();
        }
        return other;
    }

    void leave(RunningStep step) {
        byDeploy.remove(step.deployId(), step);
        step.ended().complete(null);
    }

    /** A newer attempt arrived: what runs under an older one is told. */
    public void supersedeOlder(UUID deployId, int attempt) {
        var step = byDeploy.get(deployId);
        if (step != null) {
            step.supersede(attempt);
        }
    }

    /** The service stops: everything is told; the rows stay, so the steps run again later. */
    void stopAll() {
        stopping = true;
        byDeploy.values().forEach(RunningStep::stop);
    }
}
