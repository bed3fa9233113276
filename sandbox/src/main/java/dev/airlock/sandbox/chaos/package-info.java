/** Faults by the dozen: what is killed, when, and what became of the deploys. */
@NullMarked
package dev.airlock.sandbox.chaos;

import org.jspecify.annotations.NullMarked;
