package dev.airlock.deploy.ledger;

import java.util.Locale;

/** Names of enum values as they travel and as people read them. */
public final class Wire {
    private Wire() {}

    /** {@code INFRA_PULL_REQUEST} is {@code infra-pull-request}. */
    public static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
