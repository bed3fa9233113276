/** The way in: what the watcher does upon the events of a deploy. */
@NullMarked
package dev.airlock.watcher.flow;

import org.jspecify.annotations.NullMarked;
