package dev.airlock.watcher.airflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list to its end. Airflow caps pages silently and an offset is no snapshot: the rows are
 * counted against the total, and a list of several pages must be the same twice.
 */
final class Pages {
    /** Airflow's own cap; asking for more gives no more. */
    static final int SIZE = 100;

    private static final int TRIES = 4;

    private Pages() {}

    /** One page as it came. */
    record Page<T>(List<T> rows, @Nullable Integer total) {}

    private record Pass<T>(List<T> rows, boolean single, boolean complete) {}

    static <T> List<T> all(String what, IntFunction<Page<T>> pageAt, Function<T, Object> key) {
        Set<Object> before = Set.of();
        for (int tried = 0; tried < TRIES; tried++) {
            var pass = read(what, pageAt, key);
            if (!pass.complete()) {
                before = Set.of();
                continue;
            }
            var keys = new HashSet<>(pass.rows().stream().map(key).toList());
            if (pass.single() || keys.equals(before)) {
                return pass.rows();
            }
            before = keys;
        }
        throw new AirflowFault.Doubt("the list of " + what + " is incomplete or keeps changing");
    }

    private static <T> Pass<T> read(
            String what, IntFunction<Page<T>> pageAt, Function<T, Object> key) {
        var rows = new ArrayList<T>();
        int pages = 0;
        while (true) {
            var page = pageAt.apply(rows.size());
            pages++;
            if (page.rows() == null || page.total() == null) {
                throw new AirflowFault.Doubt("the list of " + what + " does not say its length");
            }
            rows.addAll(page.rows());
            if (page.rows().isEmpty() || rows.size() >= page.total()) {
                var distinct = rows.stream().map(key).distinct().count();
                var complete = rows.size() == page.total() && distinct == rows.size();
                return new Pass<>(List.copyOf(rows), pages == 1, complete);
            }
        }
    }
}
