/**
 * Events in and out: inbox, attempt check, outbox and relay. What a handler does and what it emits
 * commit together.
 */
@NullMarked
package dev.airlock.kit.event;

import org.jspecify.annotations.NullMarked;
