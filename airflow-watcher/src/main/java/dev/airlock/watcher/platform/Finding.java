package dev.airlock.watcher.platform;

import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A run, what one reading says of it, and why. */
public record Finding(ActiveRun run, Activity activity, String detail) {

    public RunKey key() {
        return run.key();
    }

    public String dagId() {
        return run.run().dagId();
    }

    public boolean is(Activity wanted) {
        return activity == wanted;
    }

    /** The same run, seen as busy. */
    public Finding busy(String why) {
        return new Finding(run, Activity.BUSY, why);
    }

    /** For the events. */
    public RunningDag report(RunVerdict verdict, @Nullable Duration usual) {
        return new RunningDag(
                dagId(), run.run().runId(), verdict, detail, run.run().since(), usual);
    }

    /** For the events, with the verdict of this reading alone. */
    public RunningDag report(@Nullable Duration usual) {
        return report(
                switch (activity) {
                    case PARKED -> RunVerdict.PARKED;
                    case INERT -> RunVerdict.INERT;
                    case STALE -> RunVerdict.STALE;
                    case POKING, BUSY -> RunVerdict.BUSY;
                },
                usual);
    }
}
