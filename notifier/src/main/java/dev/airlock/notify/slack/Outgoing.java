package dev.airlock.notify.slack;

import org.jspecify.annotations.Nullable;

/**
 * What is queued.
 *
 * @param reply absent: the deploy's own message is brought up to date
 */
record Outgoing(@Nullable Reply reply) {}
