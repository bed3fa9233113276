package dev.airlock.verify.airflow;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airlock.kit.http.Reads;
import dev.airlock.verify.airflow.AirflowAccess.Api;
import dev.airlock.verify.airflow.AirflowClient.JobView;
import dev.airlock.verify.airflow.AirflowClient.Part;
import dev.airlock.verify.airflow.AirflowReading.Answering;
import dev.airlock.verify.airflow.AirflowReading.Down;
import dev.airlock.verify.airflow.AirflowReading.Strange;
import dev.airlock.verify.airflow.SchedulerJobs.Job;
import dev.airlock.verify.airflow.SchedulerJobs.Told;
import dev.airlock.verify.airflow.SchedulerJobs.Unanswered;
import dev.airlock.verify.airflow.SchedulerJobs.Untold;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jspecify.annotations.Nullable;

/**
 * A target's Airflow, 2.x or 3.x. What goes wrong in a call is an answer here, not an exception.
 */
public final class Airflow {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NEWEST = 100;

    private final List<Api> lines;
    private final AirflowClient client;
    private final Login login;

    private Airflow(List<Api> lines, AirflowClient client, Login login) {
        this.lines = lines;
        this.client = client;
        this.login = login;
    }

    /** An Airflow that can be asked; nothing is called yet. */
    public static Airflow open(AirflowAccess access) {
        var client =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(access.url())
                        .connectTimeout(access.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(access.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        // A kept connection that the other side has closed is no outage.
                        .property(QuarkusRestClientProperties.KEEP_ALIVE_ENABLED, false)
                        .build(AirflowClient.class);
        return new Airflow(access.api().lines(), client, new Login(access.credentials(), client));
    }

    /** Looks once. */
    public AirflowReading read() {
        try {
            for (var line : lines) {
                var version = version(line);
                if (version != null) {
                    return health(line, version);
                }
            }
            return new Strange("something answers, yet tells no Airflow version");
        } catch (WebApplicationException e) {
            var status = e.getResponse().getStatus();
            return status >= 500
                    ? new Down("answers HTTP " + status)
                    : new Strange("answers HTTP " + status);
        } catch (ProcessingException e) {
            return new Down("does not answer (%s)".formatted(Login.kind(e)));
        }
    }

    private @Nullable String version(Api line) {
        try {
            var body = line == Api.V2 ? client.versionOf3() : client.versionOf2();
            return JSON.readTree(requireNonNullElse(body, "")).path("version").textValue();
        } catch (JsonProcessingException e) {
            // A page for people.
            return null;
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 404) {
                // The other line, or its proxy has no backend.
                return null;
            }
            throw e;
        }
    }

    private AirflowReading health(Api line, String version) {
        var health = line == Api.V2 ? client.healthOf3() : client.healthOf2();
        var database = status(health == null ? null : health.metadatabase());
        var scheduler = status(health == null ? null : health.scheduler());
        return new Answering(
                version,
                database.equals("healthy") && scheduler.equals("healthy"),
                "Airflow %s answers, database %s, scheduler %s"
                        .formatted(version, database, scheduler),
                line == Api.V2);
    }

    private static String status(@Nullable Part part) {
        return part == null || part.status() == null ? "unknown" : part.status();
    }

    /** Asks for the schedulers; what refuses is said. */
    public SchedulerJobs schedulers() {
        try {
            var page = login.call(this::jobs);
            var jobs = page == null || page.jobs() == null ? List.<JobView>of() : page.jobs();
            return new Told(jobs.stream().map(Airflow::job).toList());
        } catch (WebApplicationException e) {
            var status = e.getResponse().getStatus();
            var why = "Airflow answers HTTP " + status;
            return Reads.isAnswer(status) ? new Untold(why) : new Unanswered(why);
        } catch (ProcessingException e) {
            return new Unanswered("Airflow does not answer (%s)".formatted(Login.kind(e)));
        } catch (Login.NoSecret e) {
            return new Untold(String.valueOf(e.getMessage()));
        }
    }

    private AirflowClient.JobPage jobs(String authorization) {
        return client.jobs(authorization, "SchedulerJob", "-start_date", NEWEST);
    }

    private static Job job(JobView view) {
        return new Job(
                view.id(),
                requireNonNullElse(view.state(), "unknown"),
                requireNonNullElse(view.hostname(), "unknown"),
                view.startedAt(),
                view.endedAt(),
                view.heartbeatAt());
    }
}
