package dev.airlock.deploy.api;

import static dev.airlock.deploy.api.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class BadRequestsTest {
    private static final String DEPLOYS = "/api/v1/deploys";
    private static final String PROBLEM = "application/problem+json";
    private static final String LATER =
            """
            {"target": "%s", "reason": "x", "startAt": "2099-01-01T00:00:00Z"}
            """;

    private static ValidatableResponse start(String body, String key) {
        return as("alice").header("Idempotency-Key", key).body(body).post(DEPLOYS).then();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'target': 'locked', 'reason': 'x', 'dryRun': 'maybe'} | dryRun",
                "{'target': 'locked', 'reason': 'x', 'force': 'maybe'} | force",
                "{'target': 'locked', 'reason': 'x', 'version': 'v1'} | version",
                "{'target': 'locked', 'reason': 'x', 'version': 1} | version",
                "{'target': 'locked', 'reason': 'x', 'soak': 'long'} | soak",
                "{'target': 'locked', 'reason': 'x', 'soak': '-PT1S'} | soak",
                "{'target': 'locked', 'reason': 'x', 'startAt': 'noon'} | startAt",
                "{'target': 'locked', 'reason': ' '} | reason",
                "{'target': 'locked'} | reason",
                "{'reason': 'x'} | target",
                "{'target': 'nowhere', 'reason': 'x'} | target",
                "{'target': ['locked'], 'reason': 'x'} | target",
            },
            quoteCharacter = '`')
    void namesTheFieldAtFault(String body, String field) {
        start(body.replace('\'', '"'), UUID.randomUUID().toString())
                .statusCode(400)
                .contentType(PROBLEM)
                .body("status", equalTo(400))
                .body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource({"'{\"target\": '", "'nothing'", "''", "'[]'"})
    void refusesBrokenJson(String body) {
        start(body, UUID.randomUUID().toString()).statusCode(400).contentType(PROBLEM);
    }

    @Test
    void needsAnIdempotencyKey() {
        start("{\"target\": \"locked\", \"reason\": \"x\"}", "no-uuid")
                .statusCode(400)
                .body("errors.field", hasItem("Idempotency-Key"));
        as("alice")
                .body("{\"target\": \"locked\", \"reason\": \"x\"}")
                .post(DEPLOYS)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("Idempotency-Key"));
    }

    @Test
    void theSameKeyGivesTheSameDeployAndNoOther() {
        var key = UUID.randomUUID().toString();
        var body = "{\"target\": \"locked\", \"reason\": \"x\"}";
        String first = start(body, key).statusCode(202).extract().path("id");

        start(body, key).statusCode(202).body("id", equalTo(first));
        start(body.replace("x", "y"), key).statusCode(409).contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/deploys/00000000-0000-0000-0000-000000000001, 404",
        "GET, /api/v1/deploys/00000000-0000-0000-0000-000000000001/events, 404",
        "GET, /api/v1/deploys/no-uuid, 404",
        "GET, /api/v1/targets/nowhere, 404",
        "GET, /api/v1/targets/nowhere/dags, 404",
        "GET, /api/v1/nowhere, 404",
        "DELETE, /api/v1/deploys, 405",
        "GET, /api/v1/deploys?state=lunch, 400",
        "GET, /api/v1/deploys?from=noon, 400",
        "GET, /api/v1/deploys?cursor=x, 400",
    })
    void answersWithProblems(String method, String path, int status) {
        as("alice")
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("status", equalTo(status));
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/v1/deploys", "POST, /api/v1/deploys", "GET, /api/v1/nowhere"})
    void needsAToken(String method, String path) {
        given().request(method, path)
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", "Bearer");
        given().header("Authorization", "Bearer token-mallory")
                .request(method, path)
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", "Bearer");
    }

    @Test
    void healthAndTheDocumentAreOpen() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
    }

    @Test
    void listsByTargetAndState() {
        var id = Api.start("locked");

        as("alice")
                .get(DEPLOYS + "?target=locked&from=2020-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("deploys.id", hasItem(id))
                .body("deploys[0].id", equalTo(id));
    }

    @Test
    void theCommittedDocumentIsTheOneServed() throws IOException {
        var made = Files.readString(Path.of("target/openapi/openapi.yaml"));
        var committed = Path.of("../docs/api/openapi.yaml");
        if (Boolean.getBoolean("airlock.approve")) {
            Files.writeString(committed, made);
        }

        assertThat(Files.readString(committed))
                .as("made anew with -Dairlock.approve=true")
                .isEqualTo(made);
    }

    /** Each target is a lock of its own: only the database sees the same key on two of them. */
    @Test
    void aKeyIsOfOneDeployWhoeverIsFirst() {
        for (int i = 0; i < 10; i++) {
            var key = UUID.randomUUID().toString();
            var statuses =
                    Stream.of("asking", "forged")
                            .parallel()
                            .map(target -> start(LATER.formatted(target), key))
                            .map(answer -> answer.extract().statusCode())
                            .sorted()
                            .toList();

            assertThat(statuses).containsExactly(202, 409);
        }
    }
}
