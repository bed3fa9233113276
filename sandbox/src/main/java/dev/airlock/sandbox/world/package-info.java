/**
 * The world that a deploy happens in: everything outside Airlock, Airlock's six processes, and the
 * means to call them and to see what really happened.
 */
@NullMarked
package dev.airlock.sandbox.world;

import org.jspecify.annotations.NullMarked;
