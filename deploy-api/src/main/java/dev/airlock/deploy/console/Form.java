package dev.airlock.deploy.console;

import java.util.Map;

/**
 * A form that was sent and could not be obeyed: shown again with what was typed, and why.
 *
 * @param action which form; empty: none was sent
 * @param error why it changed nothing
 */
record Form(String action, Map<String, String> values, String error) {
    static final Form NONE = new Form("", Map.of(), "");

    Form {
        values = Map.copyOf(values);
    }

    public boolean is(String other) {
        return action.equals(other);
    }

    public String value(String form, String field) {
        return is(form) ? values.getOrDefault(field, "") : "";
    }
}
