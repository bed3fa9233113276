/** Pausing and resuming: what was written down, what to do next, and the steps that do it. */
@NullMarked
package dev.airlock.watcher.hold;

import org.jspecify.annotations.NullMarked;
