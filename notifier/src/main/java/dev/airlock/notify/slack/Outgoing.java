package dev.airlock.notify.slack;

import org.jspecify.annotations.Nullable;

/**
 * What is queued; with neither, the deploy's own message is brought up to date.
 *
 * @param reply in the thread of that message
 * @param team a message of its own, which is of no deploy
 */
record Outgoing(@Nullable Reply reply, @Nullable Post team) {}
