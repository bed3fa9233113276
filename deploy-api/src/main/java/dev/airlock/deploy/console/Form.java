package dev.airlock.deploy.console;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form that was sent and could not be obeyed: shown again with what was typed, and why. Or one
 * that a link has filled in.
 *
 * @param action which form; empty: none was sent
 * @param error why it changed nothing; empty: it was not sent
 */
record Form(String action, Map<String, String> values, String error) {
    static final Form NONE = new Form("", Map.of(), "");

    Form {
        values = Map.copyOf(values);
    }

    /** To start a deploy then; a link from elsewhere may hold anything. */
    static Form starting(@Nullable String startAt) {
        return startAt != null && startAt.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}")
                ? new Form("start", Map.of("startAt", startAt), "")
                : NONE;
    }

    public boolean is(String other) {
        return action.equals(other);
    }

    public String value(String form, String field) {
        return is(form) ? values.getOrDefault(field, "") : "";
    }
}
