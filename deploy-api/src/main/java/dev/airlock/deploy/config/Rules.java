package dev.airlock.deploy.config;

import dev.airlock.event.Version;
import java.util.Set;

/**
 * Everything the ledger decides one target's deploys by.
 *
 * @param refused versions that were rolled back and not allowed again since
 */
public record Rules(Policy policy, ReleaseRules release, VerifyRules verify, Set<Version> refused) {
    public Rules {
        refused = Set.copyOf(refused);
    }

    /** The same, with these versions refused. */
    public Rules refusing(Set<Version> versions) {
        return new Rules(policy, release, verify, versions);
    }
}
