package dev.airlock.notify.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** GitHub's REST API, version 2022-11-28, as far as deployments need it. */
@Path("/repos/{owner}/{repo}/deployments")
@Produces("application/vnd.github+json")
@Consumes(MediaType.APPLICATION_JSON)
@ClientHeaderParam(name = "X-GitHub-Api-Version", value = "2022-11-28")
interface DeploymentsApi {
    @GET
    List<Deployment> find(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestQuery String task);

    @POST
    Deployment create(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            NewDeployment deployment);

    /** Newest first. */
    @GET
    @Path("{id}/statuses")
    List<Status> statuses(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestPath long id);

    @POST
    @Path("{id}/statuses")
    Status tell(
            @RestHeader("Authorization") String authorization,
            @RestPath String owner,
            @RestPath String repo,
            @RestPath long id,
            NewStatus status);

    record Deployment(long id) {}

    /** Without merging anything, and whatever the checks of that commit say. */
    record NewDeployment(
            String ref,
            String task,
            @JsonProperty("auto_merge") boolean autoMerge,
            @JsonProperty("required_contexts") List<String> requiredContexts,
            Map<String, String> payload,
            String environment,
            String description) {}

    record Status(String state, @Nullable String description) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewStatus(
            String state,
            String description,
            @JsonProperty("log_url") @Nullable String logUrl,
            @JsonProperty("environment_url") @Nullable String environmentUrl,
            @JsonProperty("auto_inactive") boolean autoInactive) {}
}
