package dev.airlock.verify.sentry;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The slice of Sentry's REST API that the verifier needs. */
@Path("/api/0/projects/{organization}/{project}")
@Produces(MediaType.APPLICATION_JSON)
interface SentryClient {

    /** One page, newest events first; the header {@code Link} tells the next. */
    @GET
    @Path("/issues/")
    RestResponse<List<IssueView>> issues(
            @HeaderParam("Authorization") String authorization,
            @RestPath("organization") String organization,
            @RestPath("project") String project,
            @RestQuery("query") String query,
            @RestQuery("environment") @Nullable String environment,
            @RestQuery("cursor") @Nullable String cursor);

    record IssueView(
            String id,
            @Nullable String shortId,
            @Nullable String title,
            @Nullable String permalink,
            @Nullable String substatus,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen) {}
}
