package dev.airlock.infra.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.event.ResourceChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as Terraform or OpenTofu shows it: what would change, and whether it is whole.
 *
 * @param changes masked; outputs of the root module are changes too, at {@code output.NAME}
 * @param oddities imports and moves: changes of the state that no attribute shows
 * @param complete absent where the tool does not say (OpenTofu)
 * @param applyable likewise; false for an empty plan
 */
record PlanDocument(
        List<ResourceChange> changes,
        List<String> oddities,
        @Nullable Boolean complete,
        @Nullable Boolean applyable,
        boolean errored,
        JsonNode json) {
    PlanDocument {
        changes = List.copyOf(changes);
        oddities = List.copyOf(oddities);
    }

    boolean isEmpty() {
        return changes.isEmpty() && oddities.isEmpty();
    }

    /** The text at an attribute path as it will be; absent if there is none or it is not known. */
    @Nullable String planned(String address, String attribute) {
        for (var resource : json.path("resource_changes")) {
            if (resource.path("address").asText().equals(address)) {
                var value = AttributePath.find(resource.path("change").path("after"), attribute);
                return value.isTextual() ? value.textValue() : null;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "PlanDocument" + changes.stream().map(ResourceChange::address).toList();
    }
}
