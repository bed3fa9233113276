package dev.airlock.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses below {@code /api/v1}. */
final class Paths {
    private Paths() {}

    static String deploy(Object id, String command) {
        return "/deploys/" + id + "/" + command;
    }

    static String target(String name, String what) {
        return "/targets/" + encoded(name) + "/" + what;
    }

    /** As one segment of a path, or one value of a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
