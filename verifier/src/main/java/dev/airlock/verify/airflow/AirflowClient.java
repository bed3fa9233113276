package dev.airlock.verify.airflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The slice of Airflow's REST API that the verifier needs. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface AirflowClient {

    // Text, because a proxy or the other line answers HTML here.
    @GET
    @Path("api/v1/version")
    String versionOf2();

    @GET
    @Path("api/v2/version")
    String versionOf3();

    @GET
    @Path("api/v1/health")
    HealthView healthOf2();

    @GET
    @Path("api/v2/monitor/health")
    HealthView healthOf3();

    @GET
    @Path("api/v2/jobs")
    JobPage jobs(
            @HeaderParam("Authorization") String authorization,
            @RestQuery("job_type") String type,
            @RestQuery("order_by") String order,
            @RestQuery("limit") int limit);

    @POST
    @Path("auth/token")
    Token token(Account account);

    record HealthView(@Nullable Part metadatabase, @Nullable Part scheduler) {}

    record Part(@Nullable String status) {}

    record JobPage(@Nullable List<JobView> jobs) {}

    record JobView(
            long id,
            @Nullable String state,
            @Nullable String hostname,
            @JsonProperty("start_date") @Nullable Instant startedAt,
            @JsonProperty("end_date") @Nullable Instant endedAt,
            @JsonProperty("latest_heartbeat") @Nullable Instant heartbeatAt) {}

    record Account(String username, String password) {
        @Override
        public String toString() {
            return "***";
        }
    }

    record Token(@JsonProperty("access_token") String value) {
        @Override
        public String toString() {
            return "***";
        }
    }
}
