package dev.airlock.sandbox.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** A bare git repository: commits to it without a working copy, and reads what others pushed. */
public record BareRepository(Path directory) {
    private static final String MAIN = Constants.R_HEADS + "main";

    private interface Work<T> {
        T on(Repository repository) throws IOException;
    }

    void create() {
        with(repository -> {
            repository.create(true);
            repository.updateRef(Constants.HEAD).link(MAIN);
            return true;
        });
    }

    /** Commits files, by their paths, to main; what is not named stays as it is. */
    void commit(String message, Map<String, String> files) {
        with(repository -> {
            try (var inserter = repository.newObjectInserter()) {
                var commit = new CommitBuilder();
                var head = repository.resolve(MAIN);
                if (head != null) {
                    commit.setParentId(head);
                }
                commit.setTreeId(tree(repository, inserter, head, files));
                commit.setMessage(message);
                var author = new PersonIdent("Infrastructure team", "infra@sandbox.invalid");
                commit.setAuthor(author);
                commit.setCommitter(author);
                var id = inserter.insert(commit);
                inserter.flush();
                var main = repository.updateRef(MAIN);
                main.setNewObjectId(id);
                return main.update();
            }
        });
    }

    private static ObjectId tree(
            Repository repository,
            ObjectInserter inserter,
            @Nullable ObjectId head,
            Map<String, String> files)
            throws IOException {
        var index = DirCache.newInCore();
        if (head != null) {
            try (var walk = new RevWalk(repository);
                    var reader = repository.newObjectReader()) {
                var builder = index.builder();
                builder.addTree(new byte[0], 0, reader, walk.parseCommit(head).getTree());
                builder.finish();
            }
        }
        var editor = index.editor();
        for (var file : files.entrySet()) {
            var blob =
                    inserter.insert(
                            Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8));
            editor.add(new Put(file.getKey(), blob));
        }
        editor.finish();
        return index.writeTree(inserter);
    }

    /** The branches. */
    public SortedSet<String> branches() {
        return with(repository -> {
            var names = new TreeSet<String>();
            repository
                    .getRefDatabase()
                    .getRefsByPrefix(Constants.R_HEADS)
                    .forEach(ref -> names.add(Repository.shortenRefName(ref.getName())));
            return names;
        });
    }

    /** The commits that the branches point to. */
    public List<String> heads() {
        return with(repository ->
                repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
                        .map(ref -> ref.getObjectId().name())
                        .toList());
    }

    /** A file's text at a branch's head. */
    public String read(String branch, String file) {
        return with(repository -> {
            try (var walk = new RevWalk(repository)) {
                var commit = walk.parseCommit(repository.resolve(Constants.R_HEADS + branch));
                try (var found = TreeWalk.forPath(repository, file, commit.getTree())) {
                    if (found == null) {
                        throw new IllegalArgumentException("no " + file + " on " + branch);
                    }
                    var bytes = repository.open(found.getObjectId(0)).getBytes();
                    return new String(bytes, StandardCharsets.UTF_8);
                }
            }
        });
    }

    /** The files that differ between two branches. */
    public SortedSet<String> changed(String base, String branch) {
        return with(repository -> {
            try (var walk = new RevWalk(repository);
                    var trees = new TreeWalk(repository)) {
                for (var name : new String[] {base, branch}) {
                    var head = repository.resolve(Constants.R_HEADS + name);
                    trees.addTree(walk.parseCommit(head).getTree());
                }
                trees.setRecursive(true);
                trees.setFilter(TreeFilter.ANY_DIFF);
                var files = new TreeSet<String>();
                while (trees.next()) {
                    files.add(trees.getPathString());
                }
                return files;
            }
        });
    }

    private <T> T with(Work<T> work) {
        var builder = new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare();
        try (var repository = builder.build()) {
            return work.on(repository);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a blob at a path. */
    private static final class Put extends PathEdit {
        private final ObjectId blob;

        private Put(String path, ObjectId blob) {
            super(path);
            this.blob = blob;
        }

        @Override
        public void apply(DirCacheEntry entry) {
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(blob);
        }
    }
}
