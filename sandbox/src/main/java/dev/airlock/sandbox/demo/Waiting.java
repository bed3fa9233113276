package dev.airlock.sandbox.demo;

import java.util.concurrent.CountDownLatch;

/** Waits for Ctrl-C; what has to be ended is ended by the world's own shutdown hook. */
final class Waiting {
    private Waiting() {}

    static void untilInterrupted(Screen screen) throws InterruptedException {
        screen.line("");
        screen.line("Running until Ctrl-C.");
        new CountDownLatch(1).await();
    }
}
