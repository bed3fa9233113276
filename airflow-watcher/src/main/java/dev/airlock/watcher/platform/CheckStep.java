package dev.airlock.watcher.platform;

import dev.airlock.event.Step;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.watcher.airflow.AirflowConfig.Preflight;
import dev.airlock.watcher.airflow.AirflowFault;
import dev.airlock.watcher.platform.Clearance.Blocked;
import dev.airlock.watcher.platform.Clearance.Clear;
import dev.airlock.watcher.platform.Clearance.Unsettled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runbook step 1: waits until nothing runs that a deploy would kill. It pauses nothing. */
@ApplicationScoped
public class CheckStep implements DurableStep<CheckStep.Input> {
    private final Platforms platforms;
    private final Clock clock;

    CheckStep(Platforms platforms, Clock clock) {
        this.platforms = platforms;
        this.clock = clock;
    }

    /**
     * What is checked.
     *
     * @param patience how long runs are waited for before they are merely named; absent: until none
     *     is left
     * @param dryRun whatever runs is merely named, and Airflow is asked a few times at most
     */
    public record Input(String target, @Nullable Duration patience, boolean dryRun) {

        /** Runs are waited for until none is left. */
        public static Input patient(String target) {
            return new Input(target, null, false);
        }

        /** Nobody is waited for. */
        public static Input dry(String target) {
            return new Input(target, Duration.ZERO, true);
        }
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Step failsAs() {
        return Step.CHECK;
    }

    @Override
    public void run(StepContext context, Input input)
            throws StepUnavailable, StepFailure, InterruptedException {
        var platform = platforms.of(input.target());
        try {
            if (input.dryRun()) {
                look(context, platform);
            } else {
                waitForQuiet(
                        context, platform, Patience.from(context.cause().time(), input.patience()));
            }
        } catch (AirflowFault.Denied e) {
            throw new StepFailure(e.reason(), false, List.of());
        }
    }

    /** What runs, whatever it is; a failed question is no answer, here as elsewhere. */
    private static void look(StepContext context, Platform platform)
            throws StepUnavailable, InterruptedException {
        var reading = platform.read();
        if (reading.isDoubtful()) {
            throw new StepUnavailable(
                    "what runs cannot be said: " + String.join("; ", reading.doubts()), null);
        }
        clear(context, platform, reading, platform.classifier().classify(reading), Duration.ZERO);
    }

    private void waitForQuiet(StepContext context, Platform platform, Patience patience)
            throws StepFailure, InterruptedException {
        var sightings = platform.sightings();
        var blockage = new Blockage(context, platform, List::of);
        var settled = Duration.ZERO;
        while (true) {
            context.checkCurrent();
            var reading = platform.read();
            var findings = platform.classifier().classify(reading);
            sightings.note(reading.at(), findings);
            switch (Clearance.of(reading, findings, sightings)) {
                case Clear(var clear) -> {
                    clear(context, platform, reading, clear, settled);
                    return;
                }
                case Unsettled(var again) -> {
                    context.pause(again);
                    settled = settled.plus(again);
                }
                case Blocked(var busy, var doubts)
                        when doubts.isEmpty()
                                && (platform.config().preflight() == Preflight.REPORT
                                        || patience.isOver(clock.instant())) -> {
                    clear(context, platform, reading, busy, settled);
                    return;
                }
                case Blocked blocked -> {
                    WaitLimit.check(context, platform, clock, blocked.busy(), blocked.doubts());
                    blockage.tell(blocked.findings(), blocked.doubts(), reading.at());
                    context.pause(platform.config().poll());
                }
            }
        }
    }

    private static void clear(
            StepContext context,
            Platform platform,
            Reading reading,
            List<Finding> findings,
            Duration settled)
            throws InterruptedException {
        var cleared =
                new DagsCleared(
                        platform.report(findings), reading.versionNumber(), reading.at(), settled);
        context.finish(() -> context.emit(cleared));
    }
}
