package dev.airlock.deploy.api;

import static dev.airlock.deploy.api.Api.as;
import static dev.airlock.deploy.api.Api.awaitState;
import static dev.airlock.deploy.api.Api.get;
import static dev.airlock.deploy.api.Api.post;
import static dev.airlock.deploy.api.Api.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.CommandOutput;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.PlatformSnapshot;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.flow.Flow;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class DeployOverRestTest {
    private static final String TARGET = "catalog-airflow";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private Participants others;

    @BeforeEach
    void open() {
        others = new Participants(brokers);
    }

    @AfterEach
    void close() {
        others.close();
    }

    private void tell(String deploy, EventType... types) {
        for (var type : types) {
            others.tell(TARGET, deploy, 1, Samples.of(type));
        }
    }

    private String proposed() {
        var deploy = start(TARGET);
        tell(
                deploy,
                EventType.DAGS_CLEARED,
                EventType.ROLLBACK_PREFLIGHTED,
                EventType.RELEASE_PREVIEWED,
                EventType.RELEASE_PUBLISHED,
                EventType.RELEASE_READY,
                EventType.PLAN_PROPOSED);
        awaitState(deploy, "awaiting-approval");
        return deploy;
    }

    private static String approval(String decision) {
        var plan = (PlanProposed) Samples.of(EventType.PLAN_PROPOSED);
        return "{\"decision\": \"%s\", \"planId\": \"%s\", \"planSha256\": \"%s\"}"
                .formatted(decision, plan.planId(), plan.planSha256());
    }

    private void takeBack(String deploy) {
        awaitState(deploy, "restoring");
        for (var service : Flow.PARTICIPANTS) {
            var effect = service == Service.INFRA_RUNNER ? ApplyEffect.NONE : null;
            others.tell(
                    TARGET,
                    deploy,
                    2,
                    new WorkUndone(service, List.of(), List.of(), effect, List.of()));
        }
        awaitState(deploy, "ended");
    }

    @Test
    void goesTheStraightRoad() {
        var deploy = proposed();
        get(deploy, "/plan").body("open", equalTo(true)).body("tag", containsString("rel-"));
        get(deploy, "")
                .body("waitsFor.who", equalTo("a person"))
                .body("links", hasKey("approval"))
                .body("links", hasKey("cancel"));

        post("bob", deploy, "approval", approval("approve")).statusCode(200);
        tell(deploy, EventType.DAGS_HELD, EventType.APPLY_STARTED);
        awaitState(deploy, "applying");
        tell(deploy, EventType.APPLIED);
        awaitState(deploy, "verifying");
        post("bob", deploy, "cancel", "{\"reason\": \"no\"}")
                .statusCode(409)
                .body("detail", containsString("the apply is over"))
                .body("link", equalTo("/api/v1/deploys/" + deploy + "/rollback"));
        tell(
                deploy,
                EventType.AIRFLOW_REACHABLE,
                EventType.DAGS_RESUMED,
                EventType.VERIFIED,
                EventType.GATE_CLOSED);
        awaitState(deploy, "ended");
        tell(deploy, EventType.CHANGELOG_APPROVED);

        await().untilAsserted(() ->
                get(deploy, "")
                        .body("outcome", equalTo("succeeded"))
                        .body("paperwork.item", hasItem("changelog"))
                        .body("links", not(hasKey("cancel"))));
        as("alice")
                .get("/api/v1/targets/" + TARGET)
                .then()
                .body("deployedVersion", equalTo("2023.07.03.17.52.00"));
        post("bob", deploy, "cancel", "{\"reason\": \"no\"}")
                .statusCode(409)
                .body("detail", equalTo("it has ended"));
    }

    @Test
    void refusesWhatIsNotTheOpenPlanAndASecondApproval() {
        var deploy = proposed();
        post("bob", deploy, "approval", approval("approve").replace("abab", "acac"))
                .statusCode(409)
                .body("link", equalTo("/api/v1/deploys/" + deploy + "/plan"));
        post("bob", deploy, "approval", approval("reject")).statusCode(200);

        post("alice", deploy, "approval", approval("approve")).statusCode(409);

        takeBack(deploy);
        get(deploy, "").body("outcome", equalTo("rejected"));
    }

    @Test
    void queuesAndStartsTheNextWhenOneIsCancelled() {
        var first = start(TARGET);
        var second = start(TARGET);
        get(second, "")
                .body("state", equalTo("queued"))
                .body("waitsFor.what", containsString(first));

        post("bob", first, "cancel", "{\"reason\": \"not today\"}").statusCode(200);
        takeBack(first);

        awaitState(second, "checking");
        get(first, "").body("outcome", equalTo("cancelled"));
        post("bob", second, "cancel", "{\"reason\": \"not today\"}").statusCode(200);
        takeBack(second);
    }

    @Test
    void showsAnEventThatDoesNotFit() {
        var deploy = start(TARGET);
        tell(deploy, EventType.DAGS_HELD);

        await().untilAsserted(() ->
                get(deploy, "/events")
                        .body("type", hasItem("dags-held"))
                        .body("find { it.type == 'dags-held' }.fits", equalTo(false)));

        post("bob", deploy, "cancel", "{\"reason\": \"done\"}").statusCode(200);
        takeBack(deploy);
    }

    @Test
    void streamsTheTimelineFromWhereTheCallerLeftIt() throws Exception {
        var deploy = start(TARGET);
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://localhost:%d/api/v1/deploys/%s/events"
                                                    .formatted(RestAssured.port, deploy)))
                            .header("Authorization", "Bearer token-alice")
                            .header("Accept", "text/event-stream")
                            .header("Last-Event-ID", "1")
                            .build();
            var response = client.send(request, BodyHandlers.ofLines());
            try (var lines = response.body()) {
                tell(deploy, EventType.DAGS_CLEARED);
                var names =
                        lines.filter(line -> line.startsWith("event:"))
                                .map(line -> line.substring(6).strip())
                                .limit(2)
                                .toList();
                assertThat(names).containsExactly("deploy-requested", "dags-cleared");
            }
            client.shutdownNow();
        }

        post("bob", deploy, "cancel", "{\"reason\": \"done\"}").statusCode(200);
        takeBack(deploy);
    }

    @Test
    void keepsOutputAndSnapshots() {
        var deploy = start("locked");
        var command = UUID.randomUUID();
        others.print(chunk(deploy, command, 0, "Plan: 1 to change\n", null));
        others.print(chunk(deploy, command, 0, "Plan: 1 to change\n", null));
        others.print(chunk(deploy, command, 1, "", 0));
        others.snapshot(
                TARGET,
                new PlatformSnapshot(Instant.EPOCH, "2.10.5", List.of(), List.of(), List.of()));

        await().untilAsserted(() ->
                assertThat(
                                as("alice")
                                        .accept("text/plain")
                                        .get("/api/v1/deploys/" + deploy + "/output")
                                        .asString())
                        .isEqualTo("$ just plan\nPlan: 1 to change\n[exit code 0]\n"));
        await().untilAsserted(() ->
                as("alice")
                        .get("/api/v1/targets/" + TARGET + "/dags")
                        .then()
                        .statusCode(200)
                        .body("airflowVersion", equalTo("2.10.5")));
    }

    @Test
    void abortsWhatLastsPastItsDeadline() {
        var deploy = start("hasty");

        awaitState(deploy, "restoring");

        get(deploy, "/events").body("type", hasItem("deadline-passed"));
    }

    @Test
    void asksForTheReleaseAndLocksTheTarget() {
        var asked = start("asking");
        others.tell("asking", asked, 1, Samples.of(EventType.DAGS_CLEARED));
        others.tell("asking", asked, 1, Samples.of(EventType.ROLLBACK_PREFLIGHTED));
        others.tell("asking", asked, 1, Samples.of(EventType.RELEASE_PREVIEWED));
        awaitState(asked, "awaiting-approval");
        as("bob").body("{\"reason\": \"holiday\"}").put("/api/v1/targets/asking/lock");

        post(
                        "bob",
                        asked,
                        "grant",
                        """
                        {"decision": "grant", "version": "2023.07.03.17.52.00",
                         "headSha": "0123456789abcdef0123456789abcdef01234567"}
                        """)
                .statusCode(200)
                .body("state", equalTo("releasing"));

        var waiting = start("asking");
        get(waiting, "").body("waitsFor.what", containsString("locked by bob: holiday"));
        post("bob", waiting, "cancel", "{\"reason\": \"done\"}")
                .statusCode(200)
                .body("outcome", equalTo("cancelled"));
        as("bob").delete("/api/v1/targets/asking/lock").then().statusCode(200);
        get(waiting, "/events").body("type", contains("deploy-queued", "deploy-ended"));
    }

    private static CommandOutput chunk(
            String deploy, UUID command, long sequence, String text, Integer exitCode) {
        return new CommandOutput(
                UUID.fromString(deploy),
                command,
                Step.PLAN,
                "just plan",
                sequence,
                Instant.EPOCH.plus(Duration.ofSeconds(sequence)),
                text,
                exitCode,
                null);
    }
}
