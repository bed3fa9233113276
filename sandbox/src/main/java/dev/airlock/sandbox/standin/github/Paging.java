package dev.airlock.sandbox.standin.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import java.util.ArrayList;
import java.util.List;

/** One page of a list, with the Link header to the others. */
final class Paging {
    private static final int DEFAULT = 30;
    private static final int MOST = 100;

    private final String root;

    Paging(String root) {
        this.root = root;
    }

    /** Which rows, counted from 0, and whether there are others. */
    record Page(int number, int size, int from, int to, int last) {
        static Page of(Request request, int rows) {
            var size = Math.clamp(number(request, "per_page", DEFAULT), 1, MOST);
            var number = Math.max(1, number(request, "page", 1));
            var last = Math.max(1, (rows + size - 1) / size);
            var from = Math.min(rows, (number - 1) * size);
            return new Page(number, size, from, Math.min(rows, from + size), last);
        }

        private static int number(Request request, String name, int fallback) {
            return request.first(name)
                    .filter(text -> text.matches("\\d{1,6}"))
                    .map(Integer::parseInt)
                    .orElse(fallback);
        }
    }

    <T extends JsonNode> Answer answer(Request request, List<T> rows) {
        var page = Page.of(request, rows.size());
        var body = Json.array(rows.subList(page.from(), page.to()));
        return links(request, page, Answer.json(Answer.OK, body));
    }

    Answer links(Request request, Page page, Answer answer) {
        var links = new ArrayList<String>();
        if (page.number() > 1) {
            links.add(link(request, page, page.number() - 1, "prev"));
        }
        if (page.number() < page.last()) {
            links.add(link(request, page, page.number() + 1, "next"));
            links.add(link(request, page, page.last(), "last"));
        }
        if (page.number() > 1) {
            links.add(link(request, page, 1, "first"));
        }
        return links.isEmpty() ? answer : answer.header("Link", String.join(", ", links));
    }

    private String link(Request request, Page page, int number, String rel) {
        var query = new StringBuilder();
        request.query()
                .forEach((name, values) -> {
                    if (!name.equals("page") && !name.equals("per_page")) {
                        query.append(Encoded.query(name))
                                .append('=')
                                .append(Encoded.query(values.getFirst()))
                                .append('&');
                    }
                });
        return "<%s%s?%sper_page=%d&page=%d>; rel=\"%s\""
                .formatted(root, Encoded.path(request.path()), query, page.size(), number, rel);
    }
}
