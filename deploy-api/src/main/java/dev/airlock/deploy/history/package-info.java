/**
 * The ledger's memory: deploys, their histories and their targets' queues, and the way events get
 * in and out. Decisions are the pure ledger's; here they are stored and sent.
 */
@NullMarked
package dev.airlock.deploy.history;

import org.jspecify.annotations.NullMarked;
