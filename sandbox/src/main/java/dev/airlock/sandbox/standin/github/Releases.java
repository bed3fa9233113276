package dev.airlock.sandbox.standin.github;

import dev.airlock.sandbox.standin.web.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The releases of one repository. */
final class Releases {
    private static final int FIRST_ID = 109_000_001;
    private static final String AUTHOR = "github-actions[bot]";

    private final Timeline timeline;
    private final History history;
    private final List<Release> releases = new ArrayList<>();

    Releases(Timeline timeline, History history) {
        this.timeline = timeline;
        this.history = history;
    }

    Release draft(String tag, String target, String body) {
        var now = timeline.now();
        var id = FIRST_ID + releases.size();
        var draft = new Release(id, tag, target, tag, body, true, false, AUTHOR, now, null);
        releases.add(draft);
        return draft;
    }

    Release published(String tag, String target, Duration ago) {
        var then = timeline.now().minus(ago);
        var id = FIRST_ID + releases.size();
        var release = new Release(id, tag, target, tag, "", false, false, AUTHOR, then, then);
        releases.add(release);
        return release;
    }

    /** The newest first, as the API lists them. */
    List<Release> all() {
        return releases.stream()
                .sorted(
                        Comparator.comparing(Release::createdAt)
                                .thenComparing(Release::id)
                                .reversed())
                .toList();
    }

    Optional<Release> find(int id) {
        return releases.stream().filter(release -> release.id() == id).findFirst();
    }

    Optional<Release> findPublished(String tag) {
        return releases.stream()
                .filter(release -> !release.draft() && release.tag().equals(tag))
                .findFirst();
    }

    /** Stores a changed release; one that is published now gets its tag, if that is not there. */
    Optional<Release> save(Release changed) {
        var before = find(changed.id()).orElseThrow();
        var saved = changed;
        if (before.draft() && !changed.draft()) {
            if (history.find("tags/" + changed.tag()).isEmpty()) {
                var target = history.find(changed.target());
                if (target.isEmpty()) {
                    return Optional.empty();
                }
                history.tag(changed.tag(), target.get().sha());
            }
            saved =
                    new Release(
                            changed.id(),
                            changed.tag(),
                            changed.target(),
                            changed.name(),
                            changed.body(),
                            false,
                            changed.prerelease(),
                            changed.author(),
                            changed.createdAt(),
                            timeline.now());
        }
        releases.set(releases.indexOf(before), saved);
        return Optional.of(saved);
    }
}
