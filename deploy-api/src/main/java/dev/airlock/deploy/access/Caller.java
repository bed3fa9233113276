package dev.airlock.deploy.access;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody who may call.
 *
 * @param roles by target; {@code "*"} is every target
 */
public record Caller(String name, Map<String, Set<Role>> roles) {
    /** Every target. */
    public static final String EVERYWHERE = "*";

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
