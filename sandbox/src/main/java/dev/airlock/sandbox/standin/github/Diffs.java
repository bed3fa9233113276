package dev.airlock.sandbox.standin.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between the files of two commits; patches show whole files as replaced. */
final class Diffs {
    private Diffs() {}

    static List<FileChange> between(Map<String, String> before, Map<String, String> after) {
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        var changes = new ArrayList<FileChange>();
        for (var path : paths) {
            var old = before.get(path);
            var now = after.get(path);
            if (old == null || !old.equals(now)) {
                changes.add(change(path, old, now));
            }
        }
        return changes;
    }

    private static FileChange change(String path, @Nullable String old, @Nullable String now) {
        var removed = lines(old);
        var added = lines(now);
        var patch = new StringBuilder();
        patch.append("@@ -%s +%s @@".formatted(range(removed), range(added)));
        removed.forEach(line -> patch.append("\n-").append(line));
        added.forEach(line -> patch.append("\n+").append(line));
        var status = old == null ? "added" : now == null ? "removed" : "modified";
        return new FileChange(path, status, added.size(), removed.size(), patch.toString());
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }

    private static String range(List<String> lines) {
        return (lines.isEmpty() ? 0 : 1) + "," + lines.size();
    }
}
