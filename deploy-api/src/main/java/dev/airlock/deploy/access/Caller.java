package dev.airlock.deploy.access;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody who may call.
 *
 * @param roles by target; {@code "*"} is every target
 * @param via how we know them
 */
public record Caller(String name, Map<String, Set<Role>> roles, Via via) {
    /** Every target. */
    public static final String EVERYWHERE = "*";

    /** How somebody is known. */
    public enum Via {
        /** By a token of ours. */
        TOKEN,

        /** By the word of the provider of identities. */
        OIDC;

        /** As the audit has it: {@code token}. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Caller {
        roles =
                roles.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
    }

    /** Whether they may do it on that target. */
    boolean may(Right right, String target) {
        return switch (right.where()) {
            case ANYWHERE -> roles.values().stream().anyMatch(set -> has(set, right));
            case EVERYWHERE -> has(at(EVERYWHERE), right);
            case TARGET -> has(at(EVERYWHERE), right) || has(at(target), right);
        };
    }

    private Set<Role> at(String target) {
        return roles.getOrDefault(target, Set.of());
    }

    private static boolean has(Set<Role> roles, Right right) {
        return roles.stream().anyMatch(right::isOf);
    }
}
