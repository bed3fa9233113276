package dev.airlock.sandbox.standin.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.sandbox.standin.web.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API's JSON of what the repositories hold; addresses in it point back here. */
final class Bodies {
    private static final String BOT = "[bot]";

    private final String root;

    Bodies(String root) {
        this.root = root;
    }

    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** What is given besides goes into addresses only, so it is encoded. */
    ObjectNode template(Repository repository, String name, String... more) {
        var text = new String[more.length + 4];
        System.arraycopy(new String[] {"root", root, "repo", repository.fullName()}, 0, text, 0, 4);
        for (int i = 0; i < more.length; i += 2) {
            text[i + 4] = more[i];
            text[i + 5] = Encoded.path(more[i + 1]);
        }
        return Json.template("github/" + name, text);
    }

    ObjectNode user(String login) {
        var user = Json.template("github/user", "root", root, "login", Encoded.path(login));
        user.put("login", login).put("id", 1 + (login.hashCode() & 0xffff));
        if (login.endsWith(BOT)) {
            var app = login.substring(0, login.length() - BOT.length());
            user.put("type", "Bot").put("html_url", root + "/apps/" + Encoded.path(app));
        }
        return user;
    }

    ObjectNode release(Repository repository, Release release) {
        var body =
                template(
                        repository,
                        "release",
                        "id",
                        String.valueOf(release.id()),
                        "tag",
                        release.tag());
        body.put("id", release.id())
                .put("tag_name", release.tag())
                .put("target_commitish", release.target())
                .put("name", release.name())
                .put("body", release.body())
                .put("draft", release.draft())
                .put("prerelease", release.prerelease())
                .put("created_at", time(release.createdAt()))
                .put("published_at", time(release.publishedAt()));
        body.set("author", user(release.author()));
        return body;
    }

    ObjectNode commit(Repository repository, Commit commit) {
        var body = template(repository, "commit", "sha", commit.sha());
        var inner = body.withObject("/commit");
        inner.put("message", commit.message());
        for (var role : List.of("author", "committer")) {
            inner.withObject("/" + role)
                    .put("name", commit.author())
                    .put("email", commit.author() + "@users.noreply.github.com")
                    .put("date", time(commit.at()));
        }
        body.set("author", user(commit.author()));
        body.set("committer", user(commit.author()));
        for (var parent : commit.parents()) {
            body.withArray("/parents")
                    .addObject()
                    .put("sha", parent)
                    .put(
                            "url",
                            "%s/repos/%s/commits/%s"
                                    .formatted(root, repository.fullName(), parent));
        }
        return body;
    }

    ObjectNode comparison(
            Repository repository,
            String basehead,
            Commit head,
            Comparison comparison,
            Paging.Page page) {
        var body =
                template(
                        repository,
                        "comparison",
                        "basehead",
                        basehead,
                        "base",
                        comparison.base().sha(),
                        "head",
                        head.sha());
        body.set("base_commit", commit(repository, comparison.base()));
        body.set("merge_base_commit", commit(repository, comparison.mergeBase()));
        body.put("status", comparison.status())
                .put("ahead_by", comparison.ahead().size())
                .put("behind_by", comparison.behind())
                .put("total_commits", comparison.ahead().size());
        comparison.ahead().subList(page.from(), page.to()).stream()
                .map(commit -> commit(repository, commit))
                .forEach(body.withArray("/commits")::add);
        if (page.number() == 1) {
            comparison.files().stream()
                    .map(file -> file(repository, head.sha(), file))
                    .forEach(body.withArray("/files")::add);
        }
        return body;
    }

    ObjectNode file(Repository repository, String sha, FileChange change) {
        var body = template(repository, "file", "path", change.path(), "commit", sha);
        return body.put("sha", ScriptedHistory.sha1(change.path() + change.patch()))
                .put("filename", change.path())
                .put("status", change.status())
                .put("additions", change.additions())
                .put("deletions", change.deletions())
                .put("changes", change.additions() + change.deletions())
                .put("patch", change.patch());
    }

    ObjectNode ref(Repository repository, String ref, Commit commit) {
        var body = template(repository, "ref", "tag", "", "sha", commit.sha());
        var full = "refs/" + ref;
        return body.put("ref", full)
                .put(
                        "url",
                        "%s/repos/%s/git/%s"
                                .formatted(root, repository.fullName(), Encoded.path(full)));
    }

    /** The repository itself, as what belongs to it names it. */
    ObjectNode repository(Repository repository) {
        var cut = repository.fullName().indexOf('/');
        var body = template(repository, "repository");
        body.set("owner", organization(repository));
        return body.put("name", repository.fullName().substring(cut + 1))
                .put("default_branch", Repository.MAIN)
                .put("private", repository.isPrivate())
                .put("visibility", repository.isPrivate() ? "private" : "public");
    }

    /** Who owns the repository. */
    ObjectNode organization(Repository repository) {
        var owner = repository.fullName().substring(0, repository.fullName().indexOf('/'));
        return user(owner).put("type", "Organization");
    }

    ObjectNode content(Repository repository, String ref, String path, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var blob = ScriptedHistory.sha1("blob " + bytes.length + "\0" + text);
        var body = template(repository, "content", "path", path, "ref", ref, "blob", blob);
        return body.put("name", path.substring(path.lastIndexOf('/') + 1))
                .put("path", path)
                .put("size", bytes.length)
                .put(
                        "content",
                        Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) + "\n");
    }

    ObjectNode entry(Repository repository, String ref, Entry entry) {
        var body =
                template(
                        repository,
                        "entry",
                        "path",
                        entry.path(),
                        "ref",
                        ref,
                        "blob",
                        entry.sha(),
                        "type",
                        entry.folder() ? "dir" : "file",
                        "objects",
                        entry.folder() ? "trees" : "blobs",
                        "page",
                        entry.folder() ? "tree" : "blob");
        if (entry.folder()) {
            body.putNull("download_url");
        }
        return body.put("name", entry.path().substring(entry.path().lastIndexOf('/') + 1))
                .put("path", entry.path())
                .put("size", entry.size());
    }
}
