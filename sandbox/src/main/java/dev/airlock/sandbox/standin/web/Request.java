package dev.airlock.sandbox.standin.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call as it came in.
 *
 * @param path decoded, below the system's own root
 * @param headers by lower-case name
 * @param parameters what the route's template took from the path
 */
public record Request(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        String body,
        Map<String, String> parameters) {

    public Request {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        parameters = Map.copyOf(parameters);
    }

    /** The query of an address, decoded, each name with its values in order. */
    public static Map<String, List<String>> queryOf(URI address) {
        var query = new LinkedHashMap<String, List<String>>();
        var raw = address.getRawQuery();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        for (var pair : raw.split("&", -1)) {
            var cut = pair.indexOf('=');
            var name = decode(cut < 0 ? pair : pair.substring(0, cut));
            var value = cut < 0 ? "" : decode(pair.substring(cut + 1));
            query.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Request with(Map<String, String> taken) {
        return new Request(method, path, query, headers, body, taken);
    }

    /** What the template took from the path under that name. */
    public String parameter(String name) {
        var value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no " + name);
        }
        return value;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** All values of a query parameter; none if it is absent. */
    public List<String> all(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** The first value of a query parameter. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The body as JSON; empty if it is none. */
    public Optional<JsonNode> json() {
        return Json.parse(body);
    }

    /** What follows the scheme in the Authorization header, if it is that scheme. */
    public Optional<String> authorization(String scheme) {
        var prefix = scheme + " ";
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(value -> value.substring(prefix.length()).strip());
    }
}
