package dev.airlock.sandbox.standin.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The commits of a real bare repository; what is pushed to it is seen at once. */
final class BareHistory implements History {
    private final Path directory;

    BareHistory(Path directory) {
        this.directory = directory;
    }

    private interface Work<T> {
        T on(Repository repository, RevWalk walk) throws IOException;
    }

    private <T> T with(Work<T> work) {
        try (var repository =
                        new FileRepositoryBuilder()
                                .setGitDir(directory.toFile())
                                .setBare()
                                .build();
                var walk = new RevWalk(repository)) {
            return work.on(repository, walk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Commit> find(String ref) {
        return with((repository, walk) -> {
            for (var name : List.of("refs/heads/" + ref, "refs/tags/" + ref, "refs/" + ref, ref)) {
                if (name.startsWith("refs/") || ObjectId.isId(name)) {
                    var id = repository.resolve(name + "^{commit}");
                    if (id != null) {
                        return Optional.of(commit(walk.parseCommit(id)));
                    }
                }
            }
            return Optional.empty();
        });
    }

    private static Commit commit(RevCommit commit) {
        return new Commit(
                commit.name(),
                Arrays.stream(commit.getParents()).map(RevCommit::name).toList(),
                commit.getFullMessage().stripTrailing(),
                commit.getAuthorIdent().getName(),
                Instant.ofEpochSecond(commit.getCommitTime()));
    }

    @Override
    public Comparison compare(String baseSha, String headSha) {
        return with((repository, walk) -> {
            var base = walk.parseCommit(ObjectId.fromString(baseSha));
            var head = walk.parseCommit(ObjectId.fromString(headSha));
            var mergeBase = mergeBase(walk, base, head);
            return new Comparison(
                    commit(base),
                    commit(mergeBase),
                    commits(walk, mergeBase, head),
                    commits(walk, mergeBase, base).size(),
                    BareDiffs.between(repository, mergeBase, head));
        });
    }

    private static RevCommit mergeBase(RevWalk walk, RevCommit base, RevCommit head)
            throws IOException {
        walk.reset();
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(List.of(base, head));
        var found = walk.next();
        walk.reset();
        walk.setRevFilter(RevFilter.ALL);
        if (found == null) {
            throw new IllegalArgumentException("no common ancestor");
        }
        walk.parseBody(found);
        return found;
    }

    /** What the later commit has and the earlier has not, the oldest first. */
    private static List<Commit> commits(RevWalk walk, RevCommit earlier, RevCommit later)
            throws IOException {
        walk.reset();
        walk.markStart(later);
        walk.markUninteresting(earlier);
        var commits = new ArrayList<Commit>();
        for (var each : walk) {
            walk.parseBody(each);
            commits.addFirst(commit(each));
        }
        return commits;
    }

    @Override
    public Optional<String> content(String sha, String path) {
        return with((repository, walk) -> {
            var tree = walk.parseCommit(ObjectId.fromString(sha)).getTree();
            try (var found = TreeWalk.forPath(repository, path, tree)) {
                if (found == null || found.isSubtree()) {
                    return Optional.empty();
                }
                var bytes = repository.open(found.getObjectId(0)).getBytes();
                return Optional.of(new String(bytes, StandardCharsets.UTF_8));
            }
        });
    }

    @Override
    public List<Entry> folder(String sha, String path) {
        return with((repository, walk) -> {
            var tree = walk.parseCommit(ObjectId.fromString(sha)).getTree();
            var entries = new ArrayList<Entry>();
            try (var found = TreeWalk.forPath(repository, path, tree)) {
                if (found == null || !found.isSubtree()) {
                    return entries;
                }
                found.enterSubtree();
                while (found.next() && found.getPathString().startsWith(path + "/")) {
                    var id = found.getObjectId(0);
                    var size = found.isSubtree() ? 0 : repository.open(id).getSize();
                    entries.add(
                            new Entry(found.getPathString(), found.isSubtree(), id.name(), size));
                }
            }
            return entries;
        });
    }

    @Override
    public void tag(String tag, String sha) {
        point("refs/tags/" + tag, sha);
    }

    /** Fast-forward only. */
    @Override
    public Optional<Commit> merge(String branch, String headSha, String message, Instant at) {
        var base = find(branch).orElseThrow();
        if (compare(base.sha(), headSha).behind() > 0) {
            return Optional.empty();
        }
        point("refs/heads/" + branch, headSha);
        return find(headSha);
    }

    private void point(String ref, String sha) {
        with((repository, _) -> {
            var update = repository.updateRef(ref);
            update.setNewObjectId(ObjectId.fromString(sha));
            return update.forceUpdate();
        });
    }
}
