package dev.airlock.deploy.api;

import static dev.airlock.deploy.api.Api.as;
import static dev.airlock.deploy.api.Api.awaitState;
import static dev.airlock.deploy.api.Api.get;
import static dev.airlock.deploy.api.Api.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventType;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent.Subject;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.event.flow.Flow;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Off the straight road, on a target of its own. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class InterventionsOverRestTest {
    private static final String TARGET = "off-road";

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

    private void tell(String deploy, int attempt, DeployEvent... events) {
        for (var event : events) {
            others.tell(TARGET, deploy, attempt, event);
        }
    }

    private void tell(String deploy, int attempt, EventType... types) {
        for (var type : types) {
            tell(deploy, attempt, Samples.of(type));
        }
    }

    private String verifying() {
        return Verifying.deploy(others, TARGET);
    }

    private void takeBack(String deploy, int attempt, ApplyEffect effect, List<String> paused) {
        awaitState(deploy, "restoring");
        for (var service : Flow.PARTICIPANTS) {
            var apply = service == Service.INFRA_RUNNER ? effect : null;
            var left = service == Service.AIRFLOW_WATCHER ? paused : List.<String>of();
            tell(deploy, attempt, new WorkUndone(service, List.of(), List.of(), apply, left));
        }
        awaitState(deploy, "ended");
    }

    private void verified(String deploy, int attempt, Subject of) {
        tell(deploy, attempt, EventType.AIRFLOW_REACHABLE, EventType.DAGS_RESUMED);
        tell(deploy, attempt, new Verified(of, List.of(), "verifier"));
        awaitState(deploy, "ended");
    }

    private static ValidatableResponse target() {
        return as("alice").get("/api/v1/targets/" + TARGET).then().statusCode(200);
    }

    @Test
    void asksAPersonWithTheEvidenceAndTakesOneOfTheAnswers() {
        var deploy = verifying();
        tell(deploy, 1, EventType.VERIFICATION_INCONCLUSIVE);
        awaitState(deploy, "awaiting-decision");
        get(deploy, "")
                .body("question.question", equalTo("instance"))
                .body("question.evidence", hasItem(containsString("health")))
                .body("question.answers", contains("accept", "rollback", "incident"))
                .body("links", hasKey("decision"));
        post("bob", deploy, "decision", "{\"decision\": \"applied\"}")
                .statusCode(409)
                .body("detail", containsString("accept, rollback, incident"));
        post("bob", deploy, "decision", "{\"decision\": \"perhaps\"}")
                .statusCode(400)
                .body("errors.field", hasItem("decision"));

        post("bob", deploy, "decision", "{\"decision\": \"accept\", \"comment\": \"I saw it\"}")
                .statusCode(200)
                .body("state", equalTo("verifying"));
        verified(deploy, 1, Subject.FORWARD);

        get(deploy, "/report")
                .body("outcome", equalTo("succeeded"))
                .body("besides.what", contains("decision-taken"))
                .body("besides[0].by", equalTo("bob"));
    }

    @Test
    void anIncidentIsGivenUpAndItsPausesBlockUntilTheyAreReleased() {
        var deploy = verifying();
        post("bob", deploy, "incident", "{\"reason\": \"odd\"}")
                .statusCode(200)
                .body("incident.cause", equalTo("declared"))
                .body("incident.paused", contains("image_data_refresh"));
        post("bob", deploy, "incident/resolve", "{\"resolution\": \"abandon\", \"reason\": \"x\"}")
                .statusCode(400)
                .body("errors.field", hasItem("dags"));
        post(
                        "bob",
                        deploy,
                        "incident/resolve",
                        "{\"resolution\": \"abandon\", \"dags\": \"leave\", \"reason\": \"x\"}")
                .statusCode(200);
        takeBack(deploy, 3, ApplyEffect.CHANGED, List.of("image_data_refresh"));
        target().body("pausesLeft", contains("image_data_refresh"));
        var waiting = Api.start(TARGET);
        get(waiting, "").body("waitsFor.what", containsString("left DAGs paused"));

        as("bob")
                .body("{\"dags\": \"resume\", \"reason\": \"all is well\"}")
                .post("/api/v1/targets/" + TARGET + "/pauses/release")
                .then()
                .statusCode(200);
        tell(deploy, 3, new DagsResumed(List.of("image_data_refresh"), List.of(), null));

        awaitState(waiting, "checking");
        target().body("pausesLeft", empty());
        post("bob", waiting, "cancel", "{\"reason\": \"done\"}").statusCode(200);
        takeBack(waiting, 2, ApplyEffect.NONE, List.of());
    }

    @Test
    void aDryRunNeedsNoTurnAndForceIsARight() {
        var active = Api.start(TARGET);
        var dry = start("alice", "dryRun").statusCode(202).extract().<String>path("id");
        awaitState(dry, "checking");
        tell(
                dry,
                1,
                EventType.DAGS_CLEARED,
                EventType.ROLLBACK_PREFLIGHTED,
                EventType.RELEASE_PREVIEWED,
                EventType.RELEASE_READY,
                EventType.PLAN_PROPOSED);

        awaitState(dry, "ended");
        get(dry, "").body("outcome", equalTo("succeeded")).body("dryRun", equalTo(true));
        assertThat(
                        as("alice")
                                .accept("text/markdown")
                                .get("/api/v1/deploys/" + dry + "/report")
                                .asString())
                .contains("Options: dry-run", "a resource would be deleted");
        start("alice", "force")
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("force"));
        var forced = start("bob", "force").statusCode(202).extract().<String>path("id");
        for (var deploy : List.of(forced, active)) {
            post("bob", deploy, "cancel", "{\"reason\": \"done\"}").statusCode(200);
        }
        takeBack(active, 2, ApplyEffect.NONE, List.of());
    }

    private static ValidatableResponse start(String name, String option) {
        return as(name).header("Idempotency-Key", UUID.randomUUID())
                .body(
                        "{\"target\": \"%s\", \"reason\": \"look\", \"%s\": true}"
                                .formatted(TARGET, option))
                .post("/api/v1/deploys")
                .then();
    }

    @Test
    void overridesOnlyWhatASystemCannotBeAsked() {
        var deploy = Api.start(TARGET);
        tell(
                deploy,
                1,
                EventType.DAGS_CLEARED,
                EventType.ROLLBACK_PREFLIGHTED,
                EventType.RELEASE_PREVIEWED,
                EventType.RELEASE_PUBLISHED);
        awaitState(deploy, "releasing");
        post("bob", deploy, "steps/lunch/override", "{\"reason\": \"seen\"}")
                .statusCode(400)
                .body("errors.field", hasItem("step"));
        post("bob", deploy, "steps/apply/override", "{\"reason\": \"seen\"}").statusCode(409);

        await().untilAsserted(() ->
                post("bob", deploy, "steps/build/override", "{\"reason\": \"seen\"}")
                        .statusCode(200));

        get(deploy, "/events").body("type", hasItems("step-overridden"));
        post("bob", deploy, "cancel", "{\"reason\": \"done\"}").statusCode(200);
        takeBack(deploy, 2, ApplyEffect.NONE, List.of());
    }
}
