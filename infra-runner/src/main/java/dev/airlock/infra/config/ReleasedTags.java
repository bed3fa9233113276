package dev.airlock.infra.config;

import static dev.airlock.infra.config.Values.orElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * The part of section {@code release} that infra-runner reads; release-service checks the rest.
 *
 * @param imageTagPrefix what comes before the version in the image's tag
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ReleasedTags(String imageTagPrefix) {
    ReleasedTags {
        imageTagPrefix = orElse(imageTagPrefix, "rel-");
    }
}
