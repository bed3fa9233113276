package dev.airlock.deploy.api;

import static dev.airlock.deploy.api.Api.as;
import static dev.airlock.deploy.api.Api.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A target that is frozen at every time. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class WindowsOverRestTest {
    private static final String TARGET = "frozen";

    @Test
    void aFreezeKeepsDeploysInTheQueueAndSaysWhyAndTheyMayBeCancelledThere() {
        var deploy = Api.start(TARGET);

        Api.get(deploy, "")
                .body("state", equalTo("queued"))
                .body("waitsFor.what", containsString("the fair"));
        as("alice")
                .get("/api/v1/targets/" + TARGET)
                .then()
                .statusCode(200)
                .body("closed", containsString("frozen until"));
        Api.post("alice", deploy, "cancel", "{\"reason\": \"not before the fair\"}")
                .statusCode(200);
        awaitState(deploy, "ended");
    }

    @Test
    void whoMayPassesTheWindowsWithAReason() {
        String order =
                """
                {"target": "frozen", "reason": "the fair needs it", "outsideWindows": true}
                """;
        as("alice")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(order)
                .post("/api/v1/deploys")
                .then()
                .statusCode(403)
                .body("detail", containsString("outside of the target's windows"));

        String deploy =
                as("bob")
                        .header("Idempotency-Key", UUID.randomUUID())
                        .body(order)
                        .post("/api/v1/deploys")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");

        assertThat(Api.state(deploy)).isEqualTo("checking");
        Api.post("bob", deploy, "cancel", "{\"reason\": \"enough\"}").statusCode(200);
    }
}
