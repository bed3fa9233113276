/**
 * The flow of a deploy: one table, state times event, that the ledger obeys and the documents are
 * made from. Plain values; no clock, no I/O.
 */
@NullMarked
package dev.airlock.event.flow;

import org.jspecify.annotations.NullMarked;
