package dev.airlock.sandbox.standin.github;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/** What differs between two commits of a real repository, as a comparison tells it. */
final class BareDiffs {
    private BareDiffs() {}

    static List<FileChange> between(Repository repository, RevCommit from, RevCommit to)
            throws IOException {
        var changes = new ArrayList<FileChange>();
        var text = new ByteArrayOutputStream();
        try (var formatter = new DiffFormatter(text)) {
            formatter.setRepository(repository);
            for (var entry : formatter.scan(from.getTree(), to.getTree())) {
                text.reset();
                formatter.format(entry);
                formatter.flush();
                changes.add(change(entry, text.toString(StandardCharsets.UTF_8)));
            }
        }
        return changes;
    }

    private static FileChange change(DiffEntry entry, String diff) {
        var start = diff.indexOf("@@");
        var patch = start < 0 ? "" : diff.substring(start).stripTrailing();
        var lines = patch.lines().toList();
        var removed = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
        return new FileChange(
                removed ? entry.getOldPath() : entry.getNewPath(),
                switch (entry.getChangeType()) {
                    case ADD, COPY -> "added";
                    case DELETE -> "removed";
                    case MODIFY, RENAME -> "modified";
                },
                (int) lines.stream().filter(line -> line.startsWith("+")).count(),
                (int) lines.stream().filter(line -> line.startsWith("-")).count(),
                patch);
    }
}
