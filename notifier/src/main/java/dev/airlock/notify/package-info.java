/** Hands each event to those who tell people and their systems of it. */
@NullMarked
package dev.airlock.notify;

import org.jspecify.annotations.NullMarked;
