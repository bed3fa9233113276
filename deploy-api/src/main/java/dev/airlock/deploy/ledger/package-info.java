/**
 * The ledger's pure state machine: it folds events by the transition table and decides what the
 * ledger says itself. No clock, no I/O; the caller stores what it answers.
 */
@NullMarked
package dev.airlock.deploy.ledger;

import org.jspecify.annotations.NullMarked;
