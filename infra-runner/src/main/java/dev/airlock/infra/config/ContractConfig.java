package dev.airlock.infra.config;

import static dev.airlock.infra.config.Values.orElse;
import static dev.airlock.infra.config.Values.required;

import java.util.List;

/**
 * What a plan may change.
 *
 * @param changes only these addresses, and of each only these attribute paths
 * @param replacements addresses that may be deleted and created anew, and what may differ then
 * @param deletes addresses that may be deleted
 * @param tag where the released image's tag must stand
 */
public record ContractConfig(
        List<Allowed> changes, List<Allowed> replacements, List<String> deletes, TagAt tag) {
    public ContractConfig {
        changes = List.copyOf(orElse(changes, List.of()));
        replacements = List.copyOf(orElse(replacements, List.of()));
        deletes = List.copyOf(orElse(deletes, List.of()));
        required("tag", tag);
    }

    /** Attribute paths of one address that may change; a path allows what is below it too. */
    public record Allowed(String address, List<String> attributes) {
        public Allowed {
            required("address", address);
            attributes = List.copyOf(required("attributes", attributes));
        }
    }

    /** One attribute. */
    public record TagAt(String address, String attribute) {
        public TagAt {
            required("address", address);
            required("attribute", attribute);
        }
    }
}
