package dev.airlock.sandbox.standin.github;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Commits that a scenario makes up, each with one parent and all its files. */
final class ScriptedHistory implements History {
    private final Map<String, Snapshot> commits = new LinkedHashMap<>();
    private final Map<String, String> branches = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();

    private record Snapshot(Commit commit, Map<String, String> files) {}

    /** Commits on a branch, made from the default one's head if it is new; null removes a file. */
    Commit commit(
            String branch,
            String from,
            String author,
            String message,
            Instant at,
            Map<String, @Nullable String> changes) {
        var parent = find(branch).or(() -> find(from));
        var files = new TreeMap<String, String>();
        parent.ifPresent(commit -> files.putAll(snapshot(commit.sha()).files()));
        changes.forEach((path, text) -> {
            if (text == null) {
                files.remove(path);
            } else {
                files.put(path, text);
            }
        });
        var parents = parent.map(commit -> List.of(commit.sha())).orElse(List.of());
        var sha = sha1(commits.size() + message + parents + files);
        var commit = new Commit(sha, parents, message, author, at);
        commits.put(sha, new Snapshot(commit, Map.copyOf(files)));
        branches.put(branch, sha);
        return commit;
    }

    static String sha1(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Snapshot snapshot(String sha) {
        var found = commits.get(sha);
        if (found == null) {
            throw new IllegalArgumentException("there is no commit " + sha);
        }
        return found;
    }

    @Override
    public Optional<Commit> find(String ref) {
        String sha = branches.get(ref.replaceFirst("^(refs/)?heads/", ""));
        if (sha == null) {
            sha = tags.get(ref.replaceFirst("^(refs/)?tags/", ""));
        }
        return Optional.ofNullable(commits.get(sha == null ? ref : sha)).map(Snapshot::commit);
    }

    @Override
    public Comparison compare(String baseSha, String headSha) {
        var ofBase = line(baseSha);
        var ofHead = line(headSha);
        var mergeBase =
                ofHead.stream()
                        .filter(ofBase::contains)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no common ancestor"));
        var ahead = ofHead.subList(0, ofHead.indexOf(mergeBase)).reversed();
        var files = Diffs.between(snapshot(mergeBase.sha()).files(), snapshot(headSha).files());
        return new Comparison(
                snapshot(baseSha).commit(), mergeBase, ahead, ofBase.indexOf(mergeBase), files);
    }

    /** The commit and its ancestors, the newest first. */
    private List<Commit> line(String sha) {
        var line = new ArrayList<Commit>();
        var next = Optional.of(sha);
        while (next.isPresent()) {
            var commit = snapshot(next.get()).commit();
            line.add(commit);
            next = commit.parents().stream().findFirst();
        }
        return line;
    }

    @Override
    public Optional<String> content(String sha, String path) {
        return Optional.ofNullable(snapshot(sha).files().get(path));
    }

    @Override
    public List<Entry> folder(String sha, String path) {
        var entries = new TreeMap<String, Entry>();
        snapshot(sha)
                .files()
                .forEach((file, text) -> {
                    if (file.startsWith(path + "/")) {
                        var end = file.indexOf('/', path.length() + 1);
                        var name = end < 0 ? file : file.substring(0, end);
                        var size = end < 0 ? text.getBytes(StandardCharsets.UTF_8).length : 0;
                        entries.put(name, new Entry(name, end >= 0, sha1(name + text), size));
                    }
                });
        return List.copyOf(entries.values());
    }

    @Override
    public void tag(String tag, String sha) {
        tags.put(tag, snapshot(sha).commit().sha());
    }

    @Override
    public Optional<Commit> merge(String branch, String headSha, String message, Instant at) {
        var base = find(branch).orElseThrow();
        var changes = new TreeMap<String, @Nullable String>();
        for (var change : compare(base.sha(), headSha).files()) {
            changes.put(change.path(), snapshot(headSha).files().get(change.path()));
        }
        return Optional.of(commit(branch, branch, base.author(), message, at, changes));
    }
}
