package dev.airlock.infra.rollback;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The slice of GitHub's REST API that runs a workflow and follows it. */
@Path("/repos/{owner}/{repo}/actions")
@Produces("application/vnd.github+json")
interface ActionsApi {
    @POST
    @Path("/workflows/{workflow}/dispatches")
    @Consumes(MediaType.APPLICATION_JSON)
    Dispatched dispatch(
            @HeaderParam("Authorization") String authorization,
            @PathParam("owner") String owner,
            @PathParam("repo") String repository,
            @PathParam("workflow") String workflow,
            Dispatch dispatch);

    @GET
    @Path("/workflows/{workflow}")
    Workflow workflow(
            @HeaderParam("Authorization") String authorization,
            @PathParam("owner") String owner,
            @PathParam("repo") String repository,
            @PathParam("workflow") String workflow);

    @GET
    @Path("/runs/{run}")
    WorkflowRun run(
            @HeaderParam("Authorization") String authorization,
            @PathParam("owner") String owner,
            @PathParam("repo") String repository,
            @PathParam("run") long run);

    @GET
    @Path("/workflows/{workflow}/runs")
    Runs runs(
            @HeaderParam("Authorization") String authorization,
            @PathParam("owner") String owner,
            @PathParam("repo") String repository,
            @PathParam("workflow") String workflow,
            @QueryParam("event") String event,
            @QueryParam("branch") String branch);

    /** A workflow; only an {@code active} one can be run. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Workflow(String state) {}

    /** What is to be run; the answer names the run. */
    record Dispatch(
            String ref,
            Map<String, String> inputs,
            @JsonProperty("return_run_details") boolean returnRunDetails) {}

    /** The run that a dispatch began. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Dispatched(
            @JsonProperty("workflow_run_id") long runId, @JsonProperty("html_url") String url) {}

    /** The newest runs, the newest first. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Runs(@JsonProperty("workflow_runs") List<WorkflowRun> runs) {}

    /** A run; {@code conclusion} once its status is {@code completed}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record WorkflowRun(
            long id,
            @JsonProperty("html_url") String url,
            String status,
            @Nullable String conclusion) {}
}
