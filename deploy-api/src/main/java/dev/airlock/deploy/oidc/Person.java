package dev.airlock.deploy.oidc;

import java.util.Set;

/**
 * Whom the provider named.
 *
 * @param name who the ledger says it was: always the same for one subject, and for no other
 * @param groups as the provider calls them, known to us or not
 */
public record Person(String name, Set<String> groups) {
    public Person {
        groups = Set.copyOf(groups);
    }
}
