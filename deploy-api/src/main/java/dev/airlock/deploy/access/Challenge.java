package dev.airlock.deploy.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.problem.Problem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;

/**
 * What is answered before a call is looked at: a problem, or for a browser the page to log in on.
 */
final class Challenge {
    private Challenge() {}

    static Future<Void> problem(HttpServerResponse response) {
        response.putHeader(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
        return problem(
                response,
                401,
                "Unauthorized",
                "every call needs the header Authorization: Bearer <token>");
    }

    static Future<Void> away(HttpServerResponse response) {
        return problem(
                response,
                503,
                "Service Unavailable",
                "the provider of identities does not answer: nobody can say whose token this is");
    }

    static Future<Void> problem(
            HttpServerResponse response, int status, String title, String detail) {
        var problem = new Problem("about:blank", title, status, detail, List.of(), null);
        try {
            return response.setStatusCode(status)
                    .putHeader(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(WireJson.mapper().writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem that cannot be written", e);
        }
    }

    /** A part of a page cannot be redirected: htmx is told to load the whole page. */
    static Future<Void> login(HttpServerRequest request) {
        if (request.getHeader("HX-Request") != null) {
            return request.response()
                    .setStatusCode(401)
                    .putHeader("HX-Redirect", SessionResource.LOGIN)
                    .end();
        }
        var to = request.method() == HttpMethod.GET ? LocalPath.of(request.uri()) : "/";
        var page = UriBuilder.fromPath(SessionResource.LOGIN).queryParam("to", "{to}").build(to);
        return request.response()
                .setStatusCode(303)
                .putHeader(HttpHeaderNames.LOCATION, page.toASCIIString())
                .end();
    }
}
