package dev.airlock.notify.slack;

/**
 * A message in the thread of its deploy's.
 *
 * @param broadcast whether the whole channel sees it
 */
record Reply(Post post, boolean broadcast) {}
