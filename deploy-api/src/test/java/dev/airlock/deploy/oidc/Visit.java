package dev.airlock.deploy.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** A browser's visit to Airlock and to the provider: cookies are kept, redirects followed. */
final class Visit {
    private final CookieManager cookies = new LoopbackCookies();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).followRedirects(Redirect.ALWAYS).build();

    /**
     * As browsers do: loopback counts as encrypted, so Keycloak's secure cookies are sent there.
     */
    private static final class LoopbackCookies extends CookieManager {
        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            super.put(uri, headers);
            getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        }
    }

    HttpResponse<String> get(URI uri) {
        return send(HttpRequest.newBuilder(uri));
    }

    /** Sends the one form of a page, with its hidden fields and what is typed. */
    HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> typed) {
        var form = Jsoup.parse(page.body(), page.uri().toString()).selectFirst("form");
        if (form == null) {
            throw new AssertionError("no form on " + page.uri() + ": " + page.body());
        }
        var fields = new HashMap<String, String>();
        form.select("input[type=hidden]")
                .forEach(each -> fields.put(each.attr("name"), each.attr("value")));
        fields.putAll(typed);
        var action = form.absUrl("action");
        return send(
                HttpRequest.newBuilder(action.isEmpty() ? page.uri() : URI.create(action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(encoded(fields))));
    }

    /** What is kept, of whatever site. */
    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8)
                                + "="
                                + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
