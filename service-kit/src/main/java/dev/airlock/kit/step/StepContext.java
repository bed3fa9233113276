package dev.airlock.kit.step;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** What a running step can do: know its cause, wait, write under the attempt check, emit. */
public interface StepContext {

    /** The envelope of the event that started the step. */
    Envelope cause();

    /**
     * To be called before each effect.
     *
     * @throws Superseded if a newer attempt of the deploy is known
     */
    void checkCurrent();

    /**
     * Waits; ends early when a newer attempt arrives.
     *
     * @throws Superseded if one did
     * @throws InterruptedException if the service stops: the step runs again at its next start
     */
    void pause(Duration duration) throws InterruptedException;

    /**
     * Calls {@code interrupt} when a newer attempt arrives or the service stops while an effect is
     * in flight; at once if that has happened already. Closing it ends the watch.
     */
    Watch onSuperseded(Runnable interrupt);

    /**
     * The same when the service stops, and only then: for an effect that a newer attempt awaits.
     */
    Watch onStopped(Runnable interrupt);

    /**
     * Runs work in a transaction under the lock of the deploy's attempt row.
     *
     * @throws Superseded if a newer attempt is known; nothing is written then
     */
    <R> R transact(Supplier<R> work);

    /**
     * The last transaction of a step: as {@link #transact}, and the step's own row goes with it, so
     * that what it emits is emitted once even if the process dies right afterwards.
     */
    void finish(Runnable work);

    /** A transaction without the attempt check, for facts that must be told regardless. */
    void record(Runnable work);

    /** Emits inside one of the transactions above, under the cause's attempt. */
    UUID emit(DeployEvent event);

    /** Ends a watch; never throws. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
