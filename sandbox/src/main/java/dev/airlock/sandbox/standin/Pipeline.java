package dev.airlock.sandbox.standin;

import dev.airlock.sandbox.standin.github.Release;
import dev.airlock.sandbox.standin.github.Repository;
import dev.airlock.sandbox.standin.registry.Registry;
import dev.airlock.sandbox.standin.web.Timeline;
import java.time.Duration;
import java.util.Map;

/**
 * What the monorepo's workflows do once a release is published: build and push the image, and open
 * the pull request with the changelog.
 */
public final class Pipeline {
    public static final String IMAGE = "wordpress/openverse-catalog";
    public static final String TAG_PREFIX = "catalog-";
    public static final String IMAGE_TAG_PREFIX = "rel-";
    private static final String BOT = "github-actions[bot]";

    private final Timeline timeline;
    private final Registry registry;
    private Duration build = Duration.ZERO;
    private Duration changelog = Duration.ZERO;
    private boolean builds = true;
    private boolean writesChangelog = true;

    Pipeline(Timeline timeline, Registry registry) {
        this.timeline = timeline;
        this.registry = registry;
    }

    /** How long after the release the image is there. */
    public void buildTakes(Duration time) {
        timeline.change(() -> build = time);
    }

    /** How long after the release the pull request is there. */
    public void changelogTakes(Duration time) {
        timeline.change(() -> changelog = time);
    }

    /** No image ever comes out. */
    public void buildFails() {
        timeline.change(() -> builds = false);
    }

    public void writesNoChangelog() {
        timeline.change(() -> writesChangelog = false);
    }

    void published(Repository repository, Release release) {
        if (!release.tag().startsWith(TAG_PREFIX)) {
            return;
        }
        var version = release.tag().substring(TAG_PREFIX.length());
        if (builds) {
            timeline.after(build, () -> registry.push(IMAGE, IMAGE_TAG_PREFIX + version));
        }
        if (writesChangelog) {
            timeline.after(changelog, () -> openChangelog(repository, version, release.body()));
        }
    }

    private static void openChangelog(Repository repository, String version, String body) {
        var branch = "changelog-" + TAG_PREFIX + version;
        var title = "Publish changelog for " + TAG_PREFIX + version;
        var path = "documentation/changelogs/catalog/%s.md".formatted(version);
        var text = "# %s\n\n%s\n".formatted(version, body);
        repository.commit(branch, BOT, title, Map.of(path, text));
        repository.openPull(BOT, branch, title, "This PR was created by a workflow.");
    }
}
