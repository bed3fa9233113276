package dev.airlock.deploy.forecast;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A DAG that stands in the way.
 *
 * @param running whether it runs now
 * @param runs how many of its runs do
 * @param from when the first of them begins, or began
 * @param until when the last of them will probably have ended
 */
public record Obstacle(String dagId, boolean running, int runs, Instant from, Instant until) {

    /** Of each DAG one; the one that takes the longest comes last. */
    static List<Obstacle> of(List<Busy> runs) {
        return runs.stream().collect(Collectors.groupingBy(Busy::dagId)).entrySet().stream()
                .map(each -> of(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(Obstacle::until).thenComparing(Obstacle::dagId))
                .toList();
    }

    private static Obstacle of(String dagId, List<Busy> runs) {
        return new Obstacle(
                dagId,
                runs.stream().anyMatch(Busy::running),
                runs.size(),
                runs.stream().map(Busy::from).min(Comparator.naturalOrder()).orElseThrow(),
                runs.stream().map(Busy::until).max(Comparator.naturalOrder()).orElseThrow());
    }
}
