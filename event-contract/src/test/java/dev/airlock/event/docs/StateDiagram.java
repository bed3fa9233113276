package dev.airlock.event.docs;

import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.Service;
import dev.airlock.event.flow.Flow;
import dev.airlock.event.flow.Transition.Ignored;
import dev.airlock.event.flow.Transition.Moves;
import dev.airlock.event.flow.Transition.Stays;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The transition table as a Mermaid diagram and as tables, for people. */
final class StateDiagram {
    private StateDiagram() {}

    static String markdown() {
        var text = new StringBuilder();
        text.append("# The states of a deploy\n\n")
                .append("Made from `dev.airlock.event.flow.Flow` by a test; do not edit.\n\n")
                .append("```mermaid\nstateDiagram-v2\n    [*] --> queued\n");
        for (var state : DeployState.values()) {
            text.append("    state \"%s\" as %s\n".formatted(Flow.name(state), id(state)));
        }
        for (var state : DeployState.values()) {
            arrows(state)
                    .forEach((to, events) ->
                            text.append(
                                    "    %s --> %s: %s\n"
                                            .formatted(
                                                    Flow.name(state),
                                                    Flow.name(to),
                                                    String.join(", ", events))));
        }
        text.append("    ended --> [*]\n```\n\n").append(waitings());
        for (var state : DeployState.values()) {
            text.append(rows(state));
        }
        return text.toString();
    }

    /** Mermaid takes no hyphen in an id. */
    private static String id(DeployState state) {
        return Flow.name(state).replace('-', '_');
    }

    private static Map<DeployState, List<String>> arrows(DeployState state) {
        var arrows = new TreeMap<DeployState, List<String>>();
        for (var event : EventType.values()) {
            if (Flow.transition(state, event) instanceof Moves(var to)) {
                to.stream()
                        .filter(next -> next != state)
                        .forEach(next ->
                                arrows.computeIfAbsent(next, n -> new ArrayList<>())
                                        .add(event.shortName()));
            }
        }
        return arrows;
    }

    private static String waitings() {
        var text =
                new StringBuilder("| state | who is waited for | until | deadline |\n")
                        .append("|---|---|---|---|\n");
        for (var state : DeployState.values()) {
            var waiting = Flow.waiting(state);
            var who =
                    waiting.forPerson()
                            ? "a person"
                            : waiting.owners().stream()
                                    .map(Service::id)
                                    .collect(Collectors.joining(", "));
            text.append(
                    "| %s | %s | %s | %s |\n"
                            .formatted(
                                    Flow.name(state),
                                    who,
                                    waiting.until(),
                                    waiting.deadlineKey()
                                            .map(key -> "`policy.deadlines." + key + "`")
                                            .orElse("none")));
        }
        return text.toString();
    }

    private static String rows(DeployState state) {
        var rows = new LinkedHashMap<String, List<String>>();
        for (var event : EventType.values()) {
            var meaning =
                    switch (Flow.transition(state, event)) {
                        case Moves(var to) ->
                                "to "
                                        + to.stream()
                                                .sorted()
                                                .map(Flow::name)
                                                .collect(Collectors.joining(" or "));
                        case Stays(var reason) -> "stays: " + reason;
                        case Ignored(var reason) -> "does not fit: " + reason;
                    };
            rows.computeIfAbsent(meaning, m -> new ArrayList<>()).add(event.shortName());
        }
        var text = new StringBuilder("\n## ").append(Flow.name(state)).append("\n\n");
        rows.forEach((meaning, events) ->
                text.append("- ")
                        .append(meaning)
                        .append(" (")
                        .append(String.join(", ", events))
                        .append(")\n"));
        return text.toString();
    }
}
