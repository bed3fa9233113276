/** Somebody's webhook: takes what is signed and fresh. */
@NullMarked
package dev.airlock.sandbox.standin.webhook;

import org.jspecify.annotations.NullMarked;
