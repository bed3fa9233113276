package dev.airlock.deploy.access;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where a browser may be sent after it has logged in: somewhere here, never elsewhere. */
final class LocalPath {
    private static final String HOME = "/";

    private LocalPath() {}

    /** The same path if it is one of ours, or the first page. */
    static String of(@Nullable String asked) {
        if (asked == null || !asked.startsWith("/") || asked.startsWith("//")) {
            return HOME;
        }
        try {
            var uri = new URI(asked);
            return uri.isAbsolute() || uri.getRawAuthority() != null ? HOME : uri.toASCIIString();
        } catch (URISyntaxException e) {
            return HOME;
        }
    }
}
