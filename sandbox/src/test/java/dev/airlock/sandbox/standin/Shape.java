package dev.airlock.sandbox.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether an answer is shaped as the recorded one: the same names, the same kinds of values. */
final class Shape {
    // What a DAG's author chooses the names of.
    private static final Set<String> FREE = Set.of("rendered_fields", "conf", "params");

    private final List<String> differences = new ArrayList<>();

    private Shape() {}

    static List<String> differences(JsonNode recorded, JsonNode actual) {
        var shape = new Shape();
        shape.compare("$", recorded, actual);
        return shape.differences;
    }

    private void compare(String path, JsonNode recorded, JsonNode actual) {
        if (recorded.isNull() || actual.isNull()) {
            return;
        }
        if (kind(recorded) != kind(actual)) {
            differences.add("%s is %s, not %s".formatted(path, kind(actual), kind(recorded)));
        } else if (recorded.isObject()) {
            objects(path, recorded, actual);
        } else if (recorded.isArray()) {
            arrays(path, recorded, actual);
        }
    }

    private static String kind(JsonNode node) {
        return node.isNumber() ? "NUMBER" : node.getNodeType().name();
    }

    private void objects(String path, JsonNode recorded, JsonNode actual) {
        var names = names(recorded);
        if (!names.equals(names(actual))) {
            var missing = new TreeSet<>(names);
            missing.removeAll(names(actual));
            var extra = names(actual);
            extra.removeAll(names);
            differences.add("%s lacks %s and has %s besides".formatted(path, missing, extra));
        }
        for (var name : names) {
            if (actual.has(name) && !FREE.contains(name)) {
                compare(path + "." + name, recorded.get(name), actual.get(name));
            }
        }
    }

    private static TreeSet<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void arrays(String path, JsonNode recorded, JsonNode actual) {
        if (recorded.isEmpty()) {
            return;
        }
        if (actual.isEmpty() && !path.endsWith("tags")) {
            differences.add(path + " is empty");
        }
        for (int i = 0; i < actual.size(); i++) {
            compare(path + "[" + i + "]", twin(recorded, actual.get(i)), actual.get(i));
        }
    }

    /** The recorded row of the same task, if they are rows of tasks. */
    private static JsonNode twin(JsonNode recorded, JsonNode row) {
        for (var candidate : recorded) {
            if (candidate.path("task_id").equals(row.path("task_id"))
                    && candidate.path("map_index").equals(row.path("map_index"))) {
                return candidate;
            }
        }
        return recorded.get(0);
    }
}
