/** What people and probes see: the live snapshot of each target, and readiness. */
@NullMarked
package dev.airlock.watcher.board;

import org.jspecify.annotations.NullMarked;
