package dev.airlock.deploy.api;

import static dev.airlock.deploy.api.Api.as;
import static dev.airlock.deploy.api.Api.awaitState;
import static dev.airlock.deploy.api.Api.get;
import static dev.airlock.deploy.api.Api.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventType;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent.Subject;
import dev.airlock.event.VerifierEvent.Verified;
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

/** Back to the version before, and what becomes of the one that was left. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class RollbackOverRestTest {
    private static final String TARGET = "off-road";
    private static final String BEFORE = "2023.06.01.10.00.00";
    private static final String BACK =
            "{\"reason\": \"it is bad\", \"version\": \"" + BEFORE + "\"}";
    private static final String VERSION = "2023.07.03.17.52.00";

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

    private String verifying() {
        return Verifying.deploy(others, TARGET);
    }

    private void tell(String deploy, int attempt, EventType... types) {
        for (var type : types) {
            others.tell(TARGET, deploy, attempt, Samples.of(type));
        }
    }

    private void verified(String deploy, int attempt, Subject of) {
        tell(deploy, attempt, EventType.AIRFLOW_REACHABLE, EventType.DAGS_RESUMED);
        DeployEvent verified = new Verified(of, List.of(), "verifier");
        others.tell(TARGET, deploy, attempt, verified);
        awaitState(deploy, "ended");
    }

    private void takeBack(String deploy) {
        for (var service : Flow.PARTICIPANTS) {
            var apply = service == Service.INFRA_RUNNER ? ApplyEffect.NONE : null;
            others.tell(
                    TARGET,
                    deploy,
                    2,
                    new WorkUndone(service, List.of(), List.of(), apply, List.of()));
        }
        awaitState(deploy, "ended");
    }

    private static void unlock() {
        as("bob").delete("/api/v1/targets/" + TARGET + "/lock").then().statusCode(200);
    }

    private static void allow() {
        as("bob")
                .delete("/api/v1/targets/" + TARGET + "/refused-versions/" + VERSION)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse target() {
        return as("alice").get("/api/v1/targets/" + TARGET).then().statusCode(200);
    }

    @Test
    void goesBackWithinTheDeployThenLocksTheTargetAndRefusesTheVersion() {
        var deploy = verifying();
        var queued = queuedBehindIt();
        post("bob", deploy, "rollback", BACK)
                .statusCode(200)
                .body("state", equalTo("rolling-back"));
        post("bob", deploy, "rollback", BACK)
                .statusCode(409)
                .body("detail", containsString("rolling back already"))
                .body("link", equalTo("/api/v1/deploys/" + deploy + "/events"));
        tell(deploy, 2, EventType.DAGS_HELD, EventType.ROLLED_BACK);
        verified(deploy, 2, Subject.ROLLBACK);

        get(deploy, "").body("outcome", equalTo("rolled-back"));
        target().body("lock.reason", containsString("rolled back by deploy " + deploy))
                .body("deployedVersion", equalTo(BEFORE))
                .body("refusedVersions.version", contains(VERSION));
        orderBadVersion()
                .statusCode(409)
                .body("link", containsString("refused-versions/" + VERSION));

        get(queued, "").body("waitsFor.what", containsString("locked"));
        unlock();
        get(queued, "")
                .body("state", equalTo("queued"))
                .body("waitsFor.what", containsString(VERSION + " was rolled back"));
        allow();
        target().body("refusedVersions", empty());
        get(queued, "").body("state", equalTo("checking"));
        post("bob", queued, "cancel", "{\"reason\": \"done\"}").statusCode(200);
        takeBack(queued);
    }

    /** Ordered while nobody knew yet that the version is bad. */
    private static String queuedBehindIt() {
        return orderBadVersion().statusCode(202).extract().path("id");
    }

    private static ValidatableResponse orderBadVersion() {
        return as("alice")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(
                        "{\"target\": \"%s\", \"reason\": \"again\", \"version\": \"%s\"}"
                                .formatted(TARGET, VERSION))
                .post("/api/v1/deploys")
                .then();
    }

    @Test
    void rollsAnEndedDeployBackByOneOfItsOwnAndOnlyOnce() {
        var deploy = verifying();
        verified(deploy, 1, Subject.FORWARD);
        as("bob").body("{\"reason\": \"holiday\"}").put("/api/v1/targets/" + TARGET + "/lock");

        var rollback = rollbackOf(deploy);
        assertThat(rollbackOf(deploy)).isEqualTo(rollback);
        get(rollback, "")
                .body("state", equalTo("rolling-back"))
                .body("rollbackOf", equalTo(deploy));
        tell(rollback, 1, EventType.DAGS_HELD, EventType.ROLLED_BACK);
        verified(rollback, 1, Subject.ROLLBACK);

        get(rollback, "").body("outcome", equalTo("rolled-back"));
        post("bob", deploy, "rollback", "{\"reason\": \"again\"}")
                .statusCode(409)
                .body("link", equalTo("/api/v1/deploys/" + rollback));
        unlock();
        allow();
    }

    private static String rollbackOf(String deploy) {
        return post("bob", deploy, "rollback", BACK).statusCode(202).extract().path("id");
    }
}
