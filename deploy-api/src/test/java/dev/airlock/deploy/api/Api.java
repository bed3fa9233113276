package dev.airlock.deploy.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;

/** Calls to the API, as somebody. */
public final class Api {
    private Api() {}

    public static RequestSpecification as(String name) {
        return given().header("Authorization", "Bearer token-" + name)
                .contentType("application/json");
    }

    /** Starts a deploy; its id. */
    public static String start(String target) {
        return as("alice")
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"target\": \"%s\", \"reason\": \"weekly\"}".formatted(target))
                .post("/api/v1/deploys")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    public static ValidatableResponse get(String deploy, String below) {
        return as("alice").get("/api/v1/deploys/" + deploy + below).then().statusCode(200);
    }

    public static String state(String deploy) {
        return get(deploy, "").extract().path("state");
    }

    public static void awaitState(String deploy, String state) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(state(deploy)).isEqualTo(state));
    }

    public static ValidatableResponse post(
            String name, String deploy, String command, String body) {
        return as(name).body(body).post("/api/v1/deploys/" + deploy + "/" + command).then();
    }
}
