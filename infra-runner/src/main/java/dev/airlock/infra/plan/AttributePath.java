package dev.airlock.infra.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Paths to attributes as people write them: {@code input.tag}, {@code ports[0].from}. */
final class AttributePath {
    private AttributePath() {}

    static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    static String element(String path, int index) {
        return path + "[" + index + "]";
    }

    /** Whether one of these paths is that path, or above it. */
    static boolean isWithin(List<String> allowed, String path) {
        return allowed.stream()
                .anyMatch(each ->
                        path.equals(each)
                                || path.startsWith(each + ".")
                                || path.startsWith(each + "["));
    }

    static JsonNode find(JsonNode value, String path) {
        var found = value;
        for (var name : path.replace("[", ".").replace("]", "").split("\\.")) {
            found = found.isArray() ? found.path(Integer.parseInt(name)) : found.path(name);
        }
        return found;
    }
}
