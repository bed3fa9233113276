package dev.airlock.deploy.console;

import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a browser is shown in place of a page. */
class ErrorPages {
    @ServerExceptionMapper
    public RestResponse<String> noPage(NoPage missing) {
        return ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(missing.status()),
                        Templates.error(missing.status(), missing.text()).render())
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }
}
