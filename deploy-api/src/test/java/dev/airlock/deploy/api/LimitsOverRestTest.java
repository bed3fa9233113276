package dev.airlock.deploy.api;

import static dev.airlock.deploy.api.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@TestProfile(LimitsOverRestTest.Few.class)
class LimitsOverRestTest {
    private static final String PROBLEM = "application/problem+json";
    private static final int CALLS = 20;

    /** A limit that a test reaches. */
    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("airlock.limits.calls-per-minute", Integer.toString(CALLS));
        }
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBackAndNobodyElseIs() {
        // Two windows at most: one of them is full in the end.
        var limited =
                IntStream.range(0, 2 * CALLS + 1)
                        .mapToObj(_ -> as("viewer").get("/api/v1/targets"))
                        .filter(answer -> answer.statusCode() == 429)
                        .findFirst()
                        .orElseThrow();

        assertThat(limited.contentType()).isEqualTo(PROBLEM);
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 60);
        as("deployer").get("/api/v1/targets").then().statusCode(200);
    }

    @Test
    void aBodyHasAnEnd() {
        as("deployer")
                .body("{\"reason\": \"%s\"}".formatted("x".repeat(70_000)))
                .put("/api/v1/targets/hasty/lock")
                .then()
                .statusCode(413)
                .contentType(PROBLEM)
                .body("status", equalTo(413));
    }

    @Test
    void whatIsKnownAlreadyIsNotSentAgain() {
        var tag = as("approver").get("/api/v1/targets/asking").header("ETag");

        var again = as("approver").header("If-None-Match", tag).get("/api/v1/targets/asking");
        as("bob").body("{\"reason\": \"x\"}").put("/api/v1/targets/asking/lock");
        var changed = as("approver").header("If-None-Match", tag).get("/api/v1/targets/asking");

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/targets", "/q/health/live", "/login", "/nowhere"})
    void everyAnswerTellsTheBrowserToBeCareful(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }
}
