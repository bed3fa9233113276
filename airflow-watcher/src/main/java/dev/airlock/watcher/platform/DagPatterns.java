package dev.airlock.watcher.platform;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Names of DAGs with {@code *} for anything. */
public final class DagPatterns {
    private record Named(String text, Pattern pattern) {}

    private final List<Named> patterns;

    public DagPatterns(List<String> patterns) {
        this.patterns = patterns.stream().map(text -> new Named(text, compile(text))).toList();
    }

    /** Whether any of them names the DAG. */
    boolean match(String dagId) {
        return patterns.stream().anyMatch(named -> named.pattern().matcher(dagId).matches());
    }

    /** Those that name none of the DAGs. */
    List<String> without(Collection<String> dagIds) {
        return patterns.stream()
                .filter(named ->
                        dagIds.stream().noneMatch(id -> named.pattern().matcher(id).matches()))
                .map(Named::text)
                .toList();
    }

    private static Pattern compile(String text) {
        // The quoted whole, its quotation interrupted at each star.
        return Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"));
    }
}
