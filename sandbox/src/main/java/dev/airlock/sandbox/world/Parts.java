package dev.airlock.sandbox.world;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What was opened, to be closed in the opposite order; one that fails keeps none from it. */
final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();

    <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        AutoCloseable part;
        while ((part = open.pollFirst()) != null) {
            try {
                part.close();
            } catch (Exception e) {
                System.getLogger(World.class.getName())
                        .log(System.Logger.Level.WARNING, "A part of the world did not end", e);
            }
        }
    }
}
