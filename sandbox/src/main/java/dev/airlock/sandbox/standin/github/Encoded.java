package dev.airlock.sandbox.standin.github;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text as an address may hold it: percent-encoded, as GitHub does with logins and paths. */
final class Encoded {
    private Encoded() {}

    /** Slashes stay, as they part the segments. */
    static String path(String text) {
        return query(text).replace("%2F", "/");
    }

    static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
