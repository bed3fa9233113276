package dev.airlock.sandbox.standin.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import java.util.List;
import java.util.function.Function;

/** Airflow 2's lists: 100 rows unless asked for less, for {@code limit=0} too. */
final class Line2Pages {
    private Line2Pages() {}

    static <T> Answer page(Request request, String name, List<T> all, Function<T, ObjectNode> row) {
        var asked = request.first("limit").map(Integer::parseInt).orElse(0);
        var offset = request.first("offset").map(Integer::parseInt).orElse(0);
        var body = Json.object();
        var rows = body.putArray(name);
        all.stream()
                .skip(offset)
                .limit(asked == 0 ? Listing.MOST : Math.min(asked, Listing.MOST))
                .map(row)
                .forEach(rows::add);
        return Answer.json(Answer.OK, body.put("total_entries", all.size()));
    }
}
