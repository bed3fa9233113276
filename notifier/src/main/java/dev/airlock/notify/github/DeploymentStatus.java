package dev.airlock.notify.github;

import org.jspecify.annotations.Nullable;

/**
 * What is to be told of a deployment.
 *
 * @param state GitHub's word
 * @param ref what is deployed, if the deployment begins here; else it must have begun
 */
record DeploymentStatus(String state, String description, @Nullable String ref) {
    static final String SUCCESS = "success";
    static final String INACTIVE = "inactive";

    private static final int LONGEST = 140;

    DeploymentStatus {
        description =
                description.length() > LONGEST
                        ? description.substring(0, LONGEST - 1) + "…"
                        : description;
    }

    static DeploymentStatus of(String state, String description) {
        return new DeploymentStatus(state, description, null);
    }
}
