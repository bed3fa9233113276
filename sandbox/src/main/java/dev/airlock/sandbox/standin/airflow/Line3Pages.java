package dev.airlock.sandbox.standin.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import java.util.List;
import java.util.function.Function;

/** Airflow 3's lists: 50 rows unless asked, never more than 100, none for {@code limit=0}. */
final class Line3Pages {
    private static final int DEFAULT_LIMIT = 50;

    private Line3Pages() {}

    static <T> Answer page(Request request, String name, List<T> all, Function<T, ObjectNode> row) {
        return Answer.json(Answer.OK, body(request, name, all, row));
    }

    /** Runs and task instances can be paged by cursor too, which nobody here asks for. */
    static <T> Answer cursorPage(
            Request request, String name, List<T> all, Function<T, ObjectNode> row) {
        var body = body(request, name, all, row);
        return Answer.json(
                Answer.OK,
                body.putNull("total_entries_limit")
                        .putNull("next_cursor")
                        .putNull("previous_cursor"));
    }

    private static <T> ObjectNode body(
            Request request, String name, List<T> all, Function<T, ObjectNode> row) {
        var limit = request.first("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
        var offset = request.first("offset").map(Integer::parseInt).orElse(0);
        var body = Json.object();
        var rows = body.putArray(name);
        all.stream().skip(offset).limit(Math.min(limit, Listing.MOST)).map(row).forEach(rows::add);
        return body.put("total_entries", all.size());
    }
}
