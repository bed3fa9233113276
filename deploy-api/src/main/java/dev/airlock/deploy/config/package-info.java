/** What the targets file says to the ledger: the policy, and the few words of other sections. */
@NullMarked
package dev.airlock.deploy.config;

import org.jspecify.annotations.NullMarked;
