package dev.airlock.infra.plan;

import dev.airlock.event.ResourceChange;
import dev.airlock.event.ResourceChange.AttributeChange;
import dev.airlock.infra.plan.ChangeContract.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** What people read of a plan that the contract refuses: what is wrong, then all it would do. */
final class RefusedPlan {
    private static final int MOST_LINES = 300;

    private RefusedPlan() {}

    static List<String> evidence(Verdict verdict, PlanDocument plan) {
        var lines =
                Stream.concat(
                                verdict.violations().stream(),
                                plan.changes().stream().flatMap(RefusedPlan::lines))
                        .toList();
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        return Stream.concat(
                        lines.stream().limit(MOST_LINES),
                        Stream.of("and %d more".formatted(lines.size() - MOST_LINES)))
                .toList();
    }

    private static Stream<String> lines(ResourceChange change) {
        return Stream.concat(
                Stream.of(
                        "planned: %s %s"
                                .formatted(String.join("/", change.actions()), change.address())),
                change.attributes().stream().map(attribute -> line(change, attribute)));
    }

    private static String line(ResourceChange change, AttributeChange attribute) {
        var after = attribute.after() == null ? "(none, or known after apply)" : attribute.after();
        return "planned: %s %s: %s -> %s"
                .formatted(change.address(), attribute.path(), attribute.before(), after);
    }
}
