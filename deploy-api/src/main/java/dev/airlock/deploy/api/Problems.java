package dev.airlock.deploy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.airlock.deploy.access.BadField;
import dev.airlock.deploy.access.Forbidden;
import dev.airlock.deploy.access.NotFound;
import dev.airlock.deploy.ledger.Refused;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.event.Patiently;
import dev.airlock.kit.problem.Problem;
import dev.airlock.kit.problem.Problem.FieldError;
import io.quarkus.logging.Log;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every error of the API as a problem detail; what is our fault is logged and not told. */
class Problems {

    @ServerExceptionMapper
    public Response refused(Refused refused, @Context UriInfo uri) {
        return problem(409, "Conflict", refused.getMessage(), List.of(), link(refused, uri));
    }

    @ServerExceptionMapper
    public Response notFound(NotFound missing) {
        return problem(404, "Not Found", missing.getMessage(), List.of(), null);
    }

    @ServerExceptionMapper
    public Response forbidden(Forbidden forbidden) {
        return problem(403, "Forbidden", forbidden.getMessage(), List.of(), null);
    }

    @ServerExceptionMapper
    public Response badField(BadField bad) {
        return badRequest("a field cannot be read", bad.field(), text(bad.getMessage()));
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid) {
        var errors =
                invalid.getConstraintViolations().stream()
                        .map(violation ->
                                new FieldError(
                                        StreamSupport.stream(
                                                        violation.getPropertyPath().spliterator(),
                                                        false)
                                                .reduce((_, last) -> last)
                                                .map(node -> text(node.getName()))
                                                .orElse(""),
                                        violation.getMessage()))
                        .toList();
        return problem(400, "Bad Request", "the request is not valid", errors, null);
    }

    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException mismatch) {
        return unreadable(mismatch);
    }

    @ServerExceptionMapper
    public Response instantiation(ValueInstantiationException impossible) {
        return unreadable(impossible);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException web) {
        if (web.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        var status = web.getResponse().getStatus();
        var reason = web.getResponse().getStatusInfo().getReasonPhrase();
        var response = Response.fromResponse(web.getResponse());
        return response.entity(
                        json(new Problem("about:blank", reason, status, null, List.of(), null)))
                .type(Problem.MEDIA_TYPE)
                .build();
    }

    @ServerExceptionMapper
    public Response unknown(Throwable thrown) {
        if (Patiently.isTransient(thrown)) {
            Log.warnf("The database is away: a request fails, reason=%s", thrown.toString());
            return away();
        }
        Log.error("Request failed", thrown);
        return problem(500, "Internal Server Error", null, List.of(), null);
    }

    private static Response away() {
        var away = "Airlock's database does not answer; try again";
        var problem = new Problem("about:blank", "Service Unavailable", 503, away, List.of(), null);
        return Response.status(503)
                .header(HttpHeaders.RETRY_AFTER, 1)
                .type(Problem.MEDIA_TYPE)
                .entity(json(problem))
                .build();
    }

    static String json(Problem problem) {
        try {
            return WireJson.mapper().writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem that cannot be written", e);
        }
    }

    private static Response unreadable(JsonProcessingException json) {
        if (json instanceof UnrecognizedPropertyException unknown) {
            return badRequest("an unknown field", path(unknown), "is not a field of this request");
        }
        if (json instanceof ValueInstantiationException impossible
                && impossible.getCause() != null) {
            return badRequest(
                    "a field cannot be read",
                    path(impossible),
                    text(impossible.getCause().getMessage()));
        }
        if (json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return badRequest("a field cannot be read", path(mapping), "has the wrong form");
        }
        return problem(400, "Bad Request", "the body is not the JSON expected", List.of(), null);
    }

    private static Response badRequest(String detail, String field, String message) {
        return problem(400, "Bad Request", detail, List.of(new FieldError(field, message)), null);
    }

    private static Response problem(
            int status,
            String title,
            @Nullable String detail,
            List<FieldError> errors,
            @Nullable String link) {
        var problem = new Problem("about:blank", title, status, detail, errors, link);
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(json(problem)).build();
    }

    /** The deploy, or target, that the refused command was meant for. */
    private static String link(Refused refused, UriInfo uri) {
        if (refused.link().startsWith("/api/")) {
            return refused.link();
        }
        var segments = uri.getPath().split("/");
        var end = Math.min(segments.length, uri.getPath().startsWith("/") ? 5 : 4);
        var owner = String.join("/", List.of(segments).subList(0, end));
        return (owner.startsWith("/") ? owner : "/" + owner) + refused.link();
    }

    private static String path(JsonMappingException mapping) {
        var names =
                mapping.getPath().stream()
                        .map(reference ->
                                reference.getFieldName() == null
                                        ? "[" + reference.getIndex() + "]"
                                        : reference.getFieldName())
                        .toList();
        return String.join(".", names);
    }

    private static String text(@Nullable String message) {
        return message == null ? "" : message;
    }
}
