package dev.airlock.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts from release-service. */
public sealed interface ReleaseEvent extends DeployEvent {

    /**
     * What a release would bring, before anything is published.
     *
     * @param version the draft's; with {@code nothingToDeploy} the newest published one's
     * @param draft false if it was found published already
     * @param tag the git tag, for example {@code catalog-2023.07.03.17.52.00}
     * @param headSha the commit the tag is to be cut at
     * @param deployedVersion what the changes are counted from; absent if nobody knows
     * @param commits the changes, oldest first
     * @param commitsTruncated GitHub lists no more than its limit; the count is then a lower bound
     * @param necessary a file under the configured paths differs, or what is deployed is unknown
     * @param necessaryFiles the files that say so, at most a hundred
     * @param airflowPin the Airflow version that the release pins; absent if nobody can tell that,
     *     or what was pinned before
     * @param airflowUpgrade set if Airflow's own pinned version moves
     * @param nothingToDeploy no draft, and the newest published release is what is deployed
     * @param previousVersion of the newest changelog before this version's; absent if there is none
     */
    record ReleasePreviewed(
            Version version,
            boolean draft,
            String tag,
            String headSha,
            @Nullable Version deployedVersion,
            List<Commit> commits,
            boolean commitsTruncated,
            boolean necessary,
            List<String> necessaryFiles,
            @Nullable String airflowPin,
            @Nullable AirflowUpgrade airflowUpgrade,
            boolean nothingToDeploy,
            String url,
            @Nullable Version previousVersion)
            implements ReleaseEvent {
        public ReleasePreviewed {
            commits = Lists.copy(commits);
            necessaryFiles = Lists.copy(necessaryFiles);
        }
    }

    /** One change of a release: its commit, the first line of its message, who wrote it. */
    record Commit(String sha, String title, String author, @Nullable String url) {}

    /** Airflow's own version moves with this release. */
    record AirflowUpgrade(String from, String to) {}

    /**
     * The release is published at the previewed commit.
     *
     * @param foundPublished it was so already, and at that commit
     */
    record ReleasePublished(
            Version version,
            String tag,
            String sha,
            boolean foundPublished,
            String url,
            Instant publishedAt)
            implements ReleaseEvent {}

    /**
     * The app is built and tagged.
     *
     * @param image without a tag, for example {@code ghcr.io/wordpress/openverse-catalog}
     * @param digest the manifest's, {@code sha256:…}; absent in a dry run and where a person said
     *     so and the registry cannot be asked
     * @param by {@code release-service}, or the operator who said so
     * @param options with {@link Option#DRY_RUN} it is neither published nor built
     */
    record ReleaseReady(
            Version version,
            String image,
            ImageTag tag,
            @Nullable String digest,
            @Nullable String by,
            List<Option> options)
            implements ReleaseEvent {
        public ReleaseReady {
            options = Lists.copy(options);
        }
    }

    /**
     * The changelog pull request is approved.
     *
     * @param number absent, as {@code url}, where a person said so and it cannot be found
     */
    record ChangelogApproved(
            @Nullable Integer number,
            @Nullable String url,
            boolean alreadyApproved,
            boolean merged,
            String by)
            implements ReleaseEvent {}
}
