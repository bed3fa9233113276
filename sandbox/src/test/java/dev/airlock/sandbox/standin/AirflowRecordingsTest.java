package dev.airlock.sandbox.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airlock.sandbox.standin.Client.Reply;
import dev.airlock.sandbox.standin.airflow.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stand-in answers each recorded request as the real Airflow did. */
class AirflowRecordingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RUN = Pattern.compile("dags/([^/]+)/dagRuns/manual[^/]+");

    private final SteppedClock clock = new SteppedClock();
    private final StandInServer server = StandInServer.start(clock);
    private final Universe universe = server.universe("catalog-airflow");

    @AfterEach
    void close() {
        server.close();
    }

    static List<Recording> airflow3() {
        return Recording.of("v3");
    }

    static List<Recording> airflow2() {
        return Recording.of("v2");
    }

    @ParameterizedTest
    @MethodSource
    void airflow3(Recording recording) throws IOException {
        // Given
        universe.airflow().tokenLifetime(Duration.ofDays(1));
        Lab.build(universe.airflow(), clock);
        var client = caller3(recording);

        // When
        var reply = send(client, recording);

        // Then
        same("v3", recording, reply);
    }

    @ParameterizedTest
    @MethodSource
    void airflow2(Recording recording) throws IOException {
        // Given
        universe.airflow().line(Line.AIRFLOW_2, "2.11.2");
        Lab.build(universe.airflow(), clock);
        var client = caller2(recording);

        // When
        var reply = send(client, recording);

        // Then
        same("v2", recording, reply);
    }

    private Client caller3(Recording recording) {
        var client = Client.airflow3(universe);
        return switch (recording.file()) {
            case "error-no-token-401.json" -> client.as("");
            case "error-basic-auth-401.json" ->
                    client.as(Client.basic(Secrets.AIRFLOW_USER, Secrets.AIRFLOW_PASSWORD));
            case "error-garbage-token-403.json" -> client.as("Bearer a.b.c");
            case "error-expired-token-401.json" -> {
                clock.step(Duration.ofDays(2));
                yield client;
            }
            case "role-looker-pause-403.json" -> {
                universe.airflow().mayPause(false);
                yield client;
            }
            default -> client;
        };
    }

    private Client caller2(Recording recording) {
        var client = Client.airflow2(universe);
        return switch (recording.file()) {
            case "error-no-credentials-403.json" -> client.as("");
            case "error-bad-password-403.json" -> client.as(Client.basic("deploybot", "x"));
            case "error-bearer-403.json" -> client.as("Bearer a.b.c");
            case "role-looker-pause-403.json" -> {
                universe.airflow().mayPause(false);
                yield client;
            }
            default -> client;
        };
    }

    private Reply send(Client client, Recording recording) throws IOException {
        var url = recording.url();
        var run = RUN.matcher(url);
        if (run.find()) {
            url = run.replaceAll("dags/" + run.group(1) + "/dagRuns/" + runId(run.group(1)));
        }
        // The real one knew the user by another password.
        var body =
                recording
                        .body()
                        .replace(
                                "\"password\": \"deploybot\"",
                                "\"password\": \"%s\"".formatted(Secrets.AIRFLOW_PASSWORD));
        return client.send(recording.method(), url, body.isEmpty() ? null : body);
    }

    private String runId(String dagId) {
        return universe.airflow().runIds(dagId).getLast();
    }

    private static void same(String folder, Recording recording, Reply reply) throws IOException {
        assertThat(reply.status()).isEqualTo(recording.status());
        assertThat(media(reply.type())).isEqualTo(media(recording.contentType()));
        if (recording.file().endsWith(".json")) {
            var recorded = JSON.readTree(recording.answer(folder));
            if (recording.status() >= 400) {
                assertThat(reply.json()).isEqualTo(recorded);
            } else {
                assertThat(Shape.differences(recorded, reply.json())).isEmpty();
            }
            states(recorded, reply.json());
        }
    }

    private static String media(String contentType) {
        return contentType.replaceFirst(";.*", "");
    }

    /** What waits on a sensor waits in the recorded state. */
    private static void states(JsonNode recorded, JsonNode actual) {
        for (var task : recorded.path("task_instances")) {
            if (List.of("up_for_reschedule", "deferred").contains(task.path("state").asText())) {
                assertThat(actual.path("task_instances"))
                        .anySatisfy(row -> {
                            assertThat(row.path("task_id")).isEqualTo(task.path("task_id"));
                            assertThat(row.path("map_index")).isEqualTo(task.path("map_index"));
                            assertThat(row.path("state")).isEqualTo(task.path("state"));
                            assertThat(row.path("operator")).isEqualTo(task.path("operator"));
                        });
            }
        }
    }
}
