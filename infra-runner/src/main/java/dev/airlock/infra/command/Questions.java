package dev.airlock.infra.command;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Asks again and again, until it is closed, whether something is to happen. Whoever wants it writes
 * it down, so that the process that runs the command need not be the one that was told.
 */
final class Questions implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(250);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final BooleanSupplier question;
    private final Runnable then;

    Questions(BooleanSupplier question, Runnable then) {
        this.question = question;
        this.then = then;
        Thread.ofVirtual().name("questions").start(this::ask);
    }

    private void ask() {
        try {
            do {
                if (isYes()) {
                    then.run();
                    return;
                }
            } while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database that is away for a while is asked again. */
    private boolean isYes() {
        try {
            return question.getAsBoolean();
        } catch (RuntimeException e) {
            Log.warnf("Whether to interrupt cannot be asked right now: %s", e.toString());
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
