package dev.airlock.watcher.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does the same for many at a time, on virtual threads, a few at once. */
public final class Parallel {
    private static final int AT_ONCE = 8;

    private Parallel() {}

    /** Every result, in order; the first failure after all have ended. */
    public static <T, R> List<R> map(Collection<T> items, Function<T, R> work)
            throws InterruptedException {
        var seats = new Semaphore(AT_ONCE);
        List<Callable<R>> calls =
                items.stream().map(item -> (Callable<R>) () -> seated(seats, item, work)).toList();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<R>();
            for (var future : executor.invokeAll(calls)) {
                results.add(result(future));
            }
            return results;
        }
    }

    /** Two results. */
    record Both<A, B>(A first, B second) {}

    /** Does two things at once. */
    static <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second)
            throws InterruptedException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = executor.submit(second::get);
            var one = first.get();
            return new Both<>(one, result(other));
        }
    }

    private static <T, R> R seated(Semaphore seats, T item, Function<T, R> work)
            throws InterruptedException {
        seats.acquire();
        try {
            return work.apply(item);
        } finally {
            seats.release();
        }
    }

    private static <R> R result(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException fault -> throw fault;
                case InterruptedException stop -> throw stop;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
