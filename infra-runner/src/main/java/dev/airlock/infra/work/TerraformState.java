package dev.airlock.infra.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Which state it is: of what lineage, and how often it was written. */
public record TerraformState(long serial, String lineage) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Before the first apply there is none. */
    static final TerraformState NONE = new TerraformState(0, "");

    /** Reads what {@code terraform state pull} prints; it holds secrets and is not repeated. */
    public static TerraformState read(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        try {
            var json = JSON.readTree(text);
            if (!json.path("serial").isIntegralNumber() || !json.path("lineage").isTextual()) {
                throw new IllegalArgumentException("the state has no serial or lineage");
            }
            return new TerraformState(
                    json.path("serial").longValue(), json.path("lineage").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the state is not JSON");
        }
    }

    @Override
    public String toString() {
        return lineage.isEmpty() ? "no state" : "serial %d of %s".formatted(serial, lineage);
    }
}
