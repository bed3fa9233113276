package dev.airlock.release.github;

import dev.airlock.event.ReleaseEvent.Commit;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.release.config.ReleaseConfig;
import dev.airlock.release.github.GitHubApi.CommitView;
import dev.airlock.release.github.GitHubApi.Publication;
import dev.airlock.release.github.GitHubApi.Release;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The releases and commits of one target's monorepo. */
public final class GitHub {
    private static final int PER_PAGE = 100;
    // GitHub's own limits on a comparison.
    private static final int MOST_COMMITS = 250;
    private static final int MOST_FILES = 300;
    private static final int MOST_ENTRIES = 1000;
    private static final int MOST_RELEASE_PAGES = 10;

    private final GitHubApi api;
    private final ReleaseConfig config;

    GitHub(GitHubApi api, ReleaseConfig config) {
        this.api = api;
        this.config = config;
    }

    /** Drafts included, newest first: a draft cannot be read by its tag. */
    public List<FoundRelease> releases() throws StepUnavailable, StepFailure {
        var found = new ArrayList<FoundRelease>();
        for (int page = 1; page <= MOST_RELEASE_PAGES; page++) {
            var number = page;
            var releases =
                    Calls.read(
                            "list the releases",
                            () ->
                                    api.releases(
                                            reader(),
                                            config.owner(),
                                            config.name(),
                                            PER_PAGE,
                                            number));
            releases.stream().map(GitHub::found).forEach(found::add);
            if (releases.size() < PER_PAGE) {
                return found;
            }
        }
        return found;
    }

    /** The release as it is now. */
    public FoundRelease release(long id) throws StepUnavailable, StepFailure {
        return found(
                Calls.read(
                        "read the release",
                        () -> api.release(reader(), config.owner(), config.name(), id)));
    }

    /** Publishes a draft; its tag is cut at that commit, whatever branch the draft names. */
    public FoundRelease publish(long id, String tag, String sha)
            throws StepUnavailable, StepFailure {
        return found(
                Calls.ask(
                        "publish the release",
                        () ->
                                api.publish(
                                        reader(),
                                        config.owner(),
                                        config.name(),
                                        id,
                                        new Publication(tag, sha, false))));
    }

    /** The commit that a branch, a tag or a hash names; absent if there is none. */
    public Optional<String> sha(String ref) throws StepUnavailable, StepFailure {
        return Calls.findCommit(
                        "read the commit of " + ref,
                        () -> api.commit(reader(), config.owner(), config.name(), ref))
                .map(CommitView::sha);
    }

    /** The commit that a git tag is at, whatever branch may have the same name. */
    public Optional<String> tagged(String tag) throws StepUnavailable, StepFailure {
        return sha("tags/" + tag);
    }

    /**
     * What lies between two commits; absent if GitHub does not know one of them. GitHub counts from
     * where the two parted, so that going back would look like no change at all: files are taken
     * from both directions.
     */
    public Optional<Changes> changes(String base, String head) throws StepUnavailable, StepFailure {
        var first = compare(base, head, 1);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var commits = new ArrayList<>(first.get().commits());
        var total = first.get().total();
        for (int page = 2; commits.size() < Math.min(total, MOST_COMMITS); page++) {
            var next = compare(base, head, page);
            if (next.isEmpty() || next.get().commits().isEmpty()) {
                break;
            }
            commits.addAll(next.get().commits());
        }
        var there = first.get().touched();
        var back =
                first.get().behind() == 0
                        ? List.<GitHubApi.FileView>of()
                        : compare(head, base, 1)
                                .map(GitHubApi.Comparison::touched)
                                .orElse(List.of());
        return Optional.of(
                new Changes(
                        commits.stream().map(GitHub::commit).toList(),
                        commits.size() < total,
                        Stream.concat(there.stream(), back.stream())
                                .flatMap(GitHubApi.FileView::names)
                                .distinct()
                                .toList(),
                        there.size() >= MOST_FILES || back.size() >= MOST_FILES));
    }

    private Optional<GitHubApi.Comparison> compare(String base, String head, int page)
            throws StepUnavailable, StepFailure {
        return Calls.find(
                "compare " + base + " with " + head,
                () ->
                        api.compare(
                                reader(),
                                config.owner(),
                                config.name(),
                                base + "..." + head,
                                PER_PAGE,
                                page));
    }

    /** A file's text at a commit; absent if it is not there. */
    public Optional<String> text(String path, String ref) throws StepUnavailable, StepFailure {
        return Calls.find(
                        "read " + path,
                        () -> api.content(reader(), config.owner(), config.name(), path, ref))
                .map(content ->
                        new String(
                                Base64.getMimeDecoder().decode(content.content()),
                                StandardCharsets.UTF_8));
    }

    /**
     * The paths of the files in a folder at a commit; none if it is not there, or has more entries
     * than GitHub lists: the last of those may not be the last there is.
     */
    public List<String> files(String folder, String ref) throws StepUnavailable, StepFailure {
        var entries =
                Calls.find(
                                "list " + folder,
                                () ->
                                        api.folder(
                                                reader(),
                                                config.owner(),
                                                config.name(),
                                                folder,
                                                ref))
                        .orElse(List.of());
        return entries.stream()
                .filter(entry -> entries.size() < MOST_ENTRIES && entry.type().equals("file"))
                .map(GitHubApi.Entry::path)
                .toList();
    }

    private String reader() {
        return "Bearer " + config.token().reveal();
    }

    private static FoundRelease found(Release release) {
        return new FoundRelease(
                release.id(),
                release.tag(),
                release.commitish(),
                release.draft(),
                release.url(),
                release.publishedAt());
    }

    private static Commit commit(CommitView view) {
        var message = view.commit().message();
        var person = view.commit().author();
        var name = person == null ? null : person.name();
        var author =
                view.author() != null ? view.author().login() : name == null ? "unknown" : name;
        return new Commit(view.sha(), message.lines().findFirst().orElse(""), author, view.url());
    }
}
