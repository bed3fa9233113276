package dev.airlock.deploy.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.airlock.event.Version;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of section {@code release} that the ledger reads; release-service checks the rest.
 *
 * @param publish who decides on a release
 * @param imageTagPrefix what comes before the version in the image's tag
 * @param deployedVersion the seed for an empty ledger
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReleaseRules(
        Publish publish, String imageTagPrefix, @Nullable Version deployedVersion) {

    @JsonCreator
    static ReleaseRules of(
            @JsonProperty("publish") @Nullable Publish publish,
            @JsonProperty("imageTagPrefix") @Nullable String imageTagPrefix,
            @JsonProperty("deployedVersion") @Nullable Version deployedVersion) {
        return new ReleaseRules(
                Objects.requireNonNullElse(publish, Publish.WHEN_NECESSARY),
                Objects.requireNonNullElse(imageTagPrefix, "rel-"),
                deployedVersion);
    }
}
