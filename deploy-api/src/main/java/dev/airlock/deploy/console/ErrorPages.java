package dev.airlock.deploy.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What a browser is shown in place of a page; the API's problems become pages here. */
class ErrorPages {
    @ServerExceptionMapper
    public RestResponse<String> noPage(NoPage missing) {
        return Answers.page(missing.status(), Templates.error(missing.status(), missing.text()));
    }

    @ServerExceptionMapper
    public RestResponse<String> again(Again refused) {
        return Answers.page(refused.status(), refused.page());
    }

    @ServerResponseFilter
    public void problem(ContainerRequestContext request, ContainerResponseContext response)
            throws JsonProcessingException {
        var path = request.getUriInfo().getPath();
        var isProblem = Problem.MEDIA_TYPE.equals(String.valueOf(response.getMediaType()));
        if (isProblem
                && path.startsWith("/console")
                && response.getEntity() instanceof String json) {
            var detail = WireJson.mapper().readTree(json).path("detail").asText("");
            var status = response.getStatus();
            var says = detail.isEmpty() ? otherwise(status) : detail + ".";
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_HTML_TYPE);
            response.setEntity(Templates.error(status, says).render());
        }
    }

    private static String otherwise(int status) {
        return status < 500
                ? Objects.requireNonNull(RestResponse.Status.fromStatusCode(status))
                                .getReasonPhrase()
                        + "."
                : "Something went wrong in Airlock; its log says what.";
    }
}
