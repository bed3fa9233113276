package dev.airlock.deploy.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The cookie of a session: bound to this very host wherever it travels encrypted. */
final class SessionCookie {
    private static final String NAME = "airlock-session";

    private SessionCookie() {}

    static @Nullable String of(HttpServerRequest request) {
        var cookie = request.getCookie(name(request));
        return cookie == null ? null : cookie.getValue();
    }

    static void set(HttpServerRequest request, String value) {
        request.response().addCookie(cookie(request, value));
    }

    static void remove(HttpServerRequest request) {
        request.response().addCookie(cookie(request, "").setMaxAge(0));
    }

    private static Cookie cookie(HttpServerRequest request, String value) {
        return Cookie.cookie(name(request), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(isSecure(request))
                .setSameSite(CookieSameSite.STRICT);
    }

    private static String name(HttpServerRequest request) {
        return isSecure(request) ? "__Host-" + NAME : NAME;
    }

    /** Also where a proxy that we trust has said so. */
    private static boolean isSecure(HttpServerRequest request) {
        return "https".equals(request.scheme());
    }
}
