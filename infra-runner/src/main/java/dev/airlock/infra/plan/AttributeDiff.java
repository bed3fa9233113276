package dev.airlock.infra.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.event.ResourceChange.AttributeChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which attributes of one resource differ, by path, without a sensitive value. */
final class AttributeDiff {
    static final String MASK = "(sensitive)";

    // What people can read; a plan may hold whole files.
    private static final int LONGEST = 2_000;

    private final List<AttributeChange> changes = new ArrayList<>();

    private AttributeDiff() {}

    static List<AttributeChange> of(JsonNode change, String path) {
        var diff = new AttributeDiff();
        diff.compare(
                path,
                change.path("before"),
                change.path("after"),
                change.path("after_unknown"),
                change.path("before_sensitive"),
                change.path("after_sensitive"));
        return diff.changes;
    }

    private void compare(
            String path,
            JsonNode before,
            JsonNode after,
            JsonNode unknown,
            JsonNode beforeSensitive,
            JsonNode afterSensitive) {
        var isUnknown = unknown.isBoolean() && unknown.booleanValue();
        if (!isUnknown && isSame(before, after) && !anyTrue(unknown)) {
            return;
        }
        if (!isUnknown && isContainer(before, after, unknown)) {
            for (var name : names(before, after, unknown)) {
                compare(
                        AttributePath.child(path, name),
                        before.path(name),
                        after.path(name),
                        unknown.path(name),
                        below(beforeSensitive, name),
                        below(afterSensitive, name));
            }
            return;
        }
        if (!isUnknown && before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int i = 0; i < after.size(); i++) {
                compare(
                        AttributePath.element(path, i),
                        before.path(i),
                        after.path(i),
                        unknown.path(i),
                        below(beforeSensitive, i),
                        below(afterSensitive, i));
            }
            return;
        }
        var sensitive = anyTrue(beforeSensitive) || anyTrue(afterSensitive);
        changes.add(
                new AttributeChange(
                        path,
                        text(before, sensitive),
                        isUnknown ? null : text(after, sensitive),
                        sensitive));
    }

    private static boolean isSame(JsonNode before, JsonNode after) {
        return before.equals(after) || isAbsent(before) && isAbsent(after);
    }

    /** A whole resource that appears or goes is taken apart too: there is more to read in it. */
    private static boolean isContainer(JsonNode before, JsonNode after, JsonNode unknown) {
        return (before.isObject() || isAbsent(before))
                && (after.isObject() || isAbsent(after))
                && (before.isObject() || after.isObject() || unknown.isObject());
    }

    private static LinkedHashSet<String> names(JsonNode... values) {
        var names = new LinkedHashSet<String>();
        for (var value : values) {
            value.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    /** A mark above is a mark for everything below. */
    private static JsonNode below(JsonNode marks, String name) {
        return marks.isBoolean() ? marks : marks.path(name);
    }

    private static JsonNode below(JsonNode marks, int index) {
        return marks.isBoolean() ? marks : marks.path(index);
    }

    private static boolean anyTrue(JsonNode marks) {
        if (marks.isBoolean()) {
            return marks.booleanValue();
        }
        for (var mark : marks) {
            if (anyTrue(mark)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static @Nullable String text(JsonNode value, boolean sensitive) {
        if (isAbsent(value)) {
            return null;
        }
        if (sensitive) {
            return MASK;
        }
        var text = value.toString();
        return text.length() <= LONGEST
                ? text
                : "%s... (%d characters)".formatted(text.substring(0, LONGEST), text.length());
    }
}
