package dev.airlock.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One resource of a plan that changes.
 *
 * @param address for example {@code module.catalog-airflow.terraform_data.service}
 * @param actions Terraform's: {@code create}, {@code update}, {@code delete}; a replacement is
 *     {@code delete} and {@code create}
 */
public record ResourceChange(
        String address, List<String> actions, List<AttributeChange> attributes) {
    public ResourceChange {
        actions = Lists.copy(actions);
        attributes = Lists.copy(attributes);
    }

    /**
     * One attribute that changes; values are JSON, masked where Terraform marks them sensitive.
     *
     * @param path for example {@code input.tag}
     * @param before absent if there was none
     * @param after absent if there is none, or it is known only after the apply
     */
    public record AttributeChange(
            String path, @Nullable String before, @Nullable String after, boolean sensitive) {}
}
