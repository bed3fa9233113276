package dev.airlock.infra.lock;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Listens to a Terraform until it is seen at work, which it only is under the state's lock, and
 * asks then, once, whose that lock is: it is the listened one's, as locks exclude each other.
 * Closed when that Terraform has ended.
 */
final class LockWatch implements AutoCloseable {
    // What ends before has not been killed, and is not worth a question.
    private static final Duration LASTS = Duration.ofSeconds(1);

    // As Terraform and OpenTofu print it, plain or as JSON.
    private static final Pattern AT_WORK =
            Pattern.compile(
                    ": (Creating|Modifying|Destroying|Provisioning|Refreshing state|Reading)\\b"
                            + "|\"type\":\"(apply|refresh)_start\"");

    private final Question question;
    private final CountDownLatch ended = new CountDownLatch(1);
    private CompletableFuture<Void> asked = CompletableFuture.completedFuture(null);
    private boolean atWork;

    LockWatch(Question question) {
        this.question = question;
    }

    /** Asks for the lock's holder. */
    interface Question {
        /** The answer counts while {@code atWork}. */
        void ask(BooleanSupplier atWork) throws InterruptedException;
    }

    /** Whole lines. */
    synchronized void printed(String lines) {
        if (!atWork && AT_WORK.matcher(lines).find()) {
            atWork = true;
            asked =
                    CompletableFuture.runAsync(
                            this::ask, task -> Thread.ofVirtual().name("lock").start(task));
        }
    }

    private void ask() {
        try {
            if (!ended.await(LASTS.toMillis(), TimeUnit.MILLISECONDS)) {
                question.ask(() -> ended.getCount() > 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Terraform goes on all the same; if it dies, nobody knows its lock.
            Log.warnf("Which lock Terraform holds cannot be noted: %s", e.toString());
        }
    }

    @Override
    public void close() {
        ended.countDown();
        CompletableFuture<Void> asking;
        synchronized (this) {
            asking = asked;
        }
        asking.join();
    }
}
