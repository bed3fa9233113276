package dev.airlock.sandbox.standin.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a stand-in answers to which call. A template's {@code {name}} takes one segment of the path,
 * {@code {name...}} one or more.
 */
public final class Routes {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)(\\.\\.\\.)?}");

    private final List<Route> routes = new ArrayList<>();

    private record Route(
            String method,
            String template,
            Pattern pattern,
            List<String> names,
            Function<Request, Answer> handler) {}

    /** The route of a call and how to answer it. */
    record Match(String template, Request request, Function<Request, Answer> handler) {}

    /** The first route that fits answers. */
    public Routes on(String method, String template, Function<Request, Answer> handler) {
        var regex = new StringBuilder();
        var names = new ArrayList<String>();
        var parameters = PARAMETER.matcher(template);
        int end = 0;
        while (parameters.find()) {
            regex.append(Pattern.quote(template.substring(end, parameters.start())));
            regex.append(parameters.group(2) == null ? "([^/]+)" : "(.+)");
            names.add(parameters.group(1));
            end = parameters.end();
        }
        regex.append(Pattern.quote(template.substring(end)));
        routes.add(new Route(method, template, Pattern.compile(regex.toString()), names, handler));
        return this;
    }

    Optional<Match> find(Request request) {
        for (var route : routes) {
            var match = route.pattern().matcher(request.path());
            if (fits(route, request.method()) && match.matches()) {
                Map<String, String> taken = new LinkedHashMap<>();
                for (int i = 0; i < route.names().size(); i++) {
                    taken.put(route.names().get(i), match.group(i + 1));
                }
                return Optional.of(
                        new Match(route.template(), request.with(taken), route.handler()));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Route route, String method) {
        return route.method().equals(method)
                || (route.method().equals("GET") && method.equals("HEAD"));
    }

    /** Whether another method would have found this path. */
    boolean knows(String path) {
        return routes.stream().anyMatch(route -> route.pattern().matcher(path).matches());
    }
}
