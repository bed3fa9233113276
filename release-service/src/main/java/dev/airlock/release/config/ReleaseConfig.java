package dev.airlock.release.config;

import static dev.airlock.release.config.Values.http;
import static dev.airlock.release.config.Values.matching;
import static dev.airlock.release.config.Values.orElse;
import static dev.airlock.release.config.Values.positive;
import static dev.airlock.release.config.Values.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.airlock.event.ImageTag;
import dev.airlock.event.Version;
import dev.airlock.kit.config.Secret;
import dev.airlock.kit.oci.ImageSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target's {@code release} section, with its defaults.
 *
 * @param api GitHub's REST API
 * @param repository the monorepo, {@code owner/name}
 * @param token reads, and publishes the release
 * @param approverToken approves the changelog: GitHub refuses an approval by the author
 * @param tagPrefix before the version in a release's git tag
 * @param branch where a draft without a commitish is cut
 * @param image without a tag
 * @param imageTagPrefix before the version in the image's tag
 * @param necessaryPaths globs; a file that differs under one of them makes a release necessary
 * @param publish whose word lets a release be published; the ledger's concern
 * @param deployedVersion seed for an empty ledger; the ledger's concern
 * @param buildTimeout until an image that is not there is a failure
 * @param poll how often the image and the changelog are looked for
 * @param timeout of one call
 */
public record ReleaseConfig(
        URI api,
        String repository,
        Secret token,
        @Nullable Secret approverToken,
        String tagPrefix,
        String branch,
        String image,
        String imageTagPrefix,
        URI registry,
        @Nullable Secret registryToken,
        List<String> necessaryPaths,
        @Nullable AirflowPin airflowPin,
        Publish publish,
        @Nullable Version deployedVersion,
        Duration buildTimeout,
        Duration poll,
        Duration timeout,
        @Nullable ChangelogConfig changelog) {

    public ReleaseConfig {
        api = http("api", orElse(api, URI.create("https://api.github.com")));
        repository = matching("repository", repository, "[A-Za-z0-9-]+/[A-Za-z0-9._-]+");
        token = required("token", token);
        tagPrefix = matching("tagPrefix", tagPrefix, "[A-Za-z0-9._-]+");
        branch = matching("branch", orElse(branch, "main"), "[A-Za-z0-9._/-]+");
        image = matching("image", image, "[a-z0-9.:-]+(/[a-z0-9._-]+)+");
        imageTagPrefix =
                matching("imageTagPrefix", orElse(imageTagPrefix, "rel-"), "[A-Za-z0-9._-]*");
        registry = http("registry", registry);
        necessaryPaths = List.copyOf(orElse(necessaryPaths, List.of("**")));
        publish = orElse(publish, Publish.WHEN_NECESSARY);
        buildTimeout = positive("buildTimeout", orElse(buildTimeout, Duration.ofHours(1)));
        poll = positive("poll", orElse(poll, Duration.ofSeconds(15)));
        timeout = positive("timeout", orElse(timeout, Duration.ofSeconds(10)));
        if (changelog != null && approverToken == null) {
            throw new IllegalArgumentException("approverToken is missing: changelog needs it");
        }
    }

    public String owner() {
        return repository.substring(0, repository.indexOf('/'));
    }

    public String name() {
        return repository.substring(repository.indexOf('/') + 1);
    }

    /** The git tag of a version. */
    public String tag(Version version) {
        return tagPrefix + version;
    }

    /** The image's tag of a version. */
    public ImageTag imageTag(Version version) {
        return new ImageTag(imageTagPrefix + version);
    }

    /** Where the image is looked for. */
    public ImageSource imageSource() {
        return new ImageSource(registry, image, registryToken, timeout);
    }

    /** Whose word lets a release be published. */
    public enum Publish {
        /** Policy's, if a release is necessary. */
        @JsonProperty("when-necessary")
        WHEN_NECESSARY,

        /** A person's. */
        @JsonProperty("ask")
        ASK,

        /** Policy's, always. */
        @JsonProperty("always")
        ALWAYS
    }
}
