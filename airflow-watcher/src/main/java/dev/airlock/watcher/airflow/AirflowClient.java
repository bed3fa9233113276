package dev.airlock.watcher.airflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The slice of Airflow's REST API that the watcher needs; below /api/v1 and /api/v2 alike. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface AirflowClient {
    String AUTHORIZATION = "Authorization";

    // Text, because a proxy or the other line answers HTML here.
    @GET
    @Path("version")
    String version();

    @GET
    @Path("health")
    HealthView health();

    @GET
    @Path("monitor/health")
    HealthView monitorHealth();

    @GET
    @Path("dags")
    DagPage dags(
            @HeaderParam(AUTHORIZATION) String authorization,
            @RestQuery("limit") int limit,
            @RestQuery("offset") int offset,
            @RestQuery("order_by") String order);

    @GET
    @Path("dags/{dag}")
    DagView dag(@HeaderParam(AUTHORIZATION) String authorization, @RestPath("dag") String dag);

    @GET
    @Path("dags/{dag}/details")
    DagDetails details(
            @HeaderParam(AUTHORIZATION) String authorization, @RestPath("dag") String dag);

    @PATCH
    @Path("dags/{dag}")
    DagView setPaused(
            @HeaderParam(AUTHORIZATION) String authorization,
            @RestPath("dag") String dag,
            @RestQuery("update_mask") String mask,
            Paused paused);

    @GET
    @Path("dags/{dag}/dagRuns")
    RunPage runs(
            @HeaderParam(AUTHORIZATION) String authorization,
            @RestPath("dag") String dag,
            @RestQuery("state") List<String> states,
            @RestQuery("limit") int limit,
            @RestQuery("offset") int offset,
            @RestQuery("order_by") String order);

    @GET
    @Path("dags/{dag}/dagRuns/{run}")
    RunView run(
            @HeaderParam(AUTHORIZATION) String authorization,
            @RestPath("dag") String dag,
            @RestPath("run") String run);

    @GET
    @Path("dags/{dag}/dagRuns/{run}/taskInstances")
    TaskPage taskInstances(
            @HeaderParam(AUTHORIZATION) String authorization,
            @RestPath("dag") String dag,
            @RestPath("run") String run,
            @RestQuery("limit") int limit,
            @RestQuery("offset") int offset);

    record Paused(@JsonProperty("is_paused") boolean paused) {}

    record HealthView(@Nullable Part metadatabase, @Nullable Part scheduler) {}

    record Part(@Nullable String status) {}

    record DagPage(List<DagView> dags, @JsonProperty("total_entries") @Nullable Integer total) {}

    record DagView(
            @JsonProperty("dag_id") String dagId,
            @JsonProperty("is_paused") @Nullable Boolean paused,
            @JsonProperty("is_stale") @Nullable Boolean stale,
            @JsonProperty("is_active") @Nullable Boolean active,
            @JsonProperty("next_dagrun_run_after") @Nullable Instant nextRunAfter,
            @JsonProperty("next_dagrun_create_after") @Nullable Instant nextCreateAfter,
            @JsonProperty("timetable_description") @Nullable String timetable,
            @JsonProperty("timetable_summary") @Nullable String summary,
            @JsonProperty("schedule_interval") @Nullable JsonNode interval) {}

    record DagDetails(@JsonProperty("dag_run_timeout") @Nullable JsonNode runTimeout) {}

    record RunPage(
            @JsonProperty("dag_runs") List<RunView> runs,
            @JsonProperty("total_entries") @Nullable Integer total) {}

    record RunView(
            @JsonProperty("dag_id") String dagId,
            @JsonProperty("dag_run_id") String runId,
            @Nullable String state,
            @JsonProperty("run_type") @Nullable String type,
            @JsonProperty("queued_at") @Nullable Instant queuedAt,
            @JsonProperty("start_date") @Nullable Instant startedAt,
            @JsonProperty("end_date") @Nullable Instant endedAt) {}

    record TaskPage(
            @JsonProperty("task_instances") List<TaskView> tasks,
            @JsonProperty("total_entries") @Nullable Integer total) {}

    record TaskView(
            @JsonProperty("task_id") String taskId,
            @JsonProperty("map_index") int mapIndex,
            @Nullable String state,
            @Nullable String operator,
            @Nullable TriggerView trigger) {}

    record TriggerView(@Nullable String classpath) {}
}
