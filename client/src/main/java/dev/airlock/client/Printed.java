package dev.airlock.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What goes to the terminal: tables for people, or the server's JSON as it came. */
record Printed(PrintWriter out, boolean json) {
    /** JSON if that is wanted, else what people read. */
    void answer(JsonNode answer, Consumer<Printed> forPeople) {
        if (json) {
            line(pretty(answer));
        } else {
            forPeople.accept(this);
        }
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Columns as wide as they need to be. */
    void table(List<String> head, List<List<String>> rows) {
        var all = new ArrayList<List<String>>();
        all.add(head);
        all.addAll(rows);
        var widths = new int[head.size()];
        for (var row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (var row : all) {
            var text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                text.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            line(text.toString().stripTrailing());
        }
    }

    static String pretty(JsonNode node) {
        try {
            return Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
