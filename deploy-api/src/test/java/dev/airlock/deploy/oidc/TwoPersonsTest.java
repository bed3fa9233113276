package dev.airlock.deploy.oidc;

import static dev.airlock.deploy.api.Api.awaitState;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.airlock.deploy.api.Participants;
import dev.airlock.deploy.api.Samples;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.PlanProposed;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two persons are two subjects of the provider's, whatever they call themselves. */
@QuarkusTest
@TestProfile(Idp.Profile.class)
class TwoPersonsTest {
    private static final String TARGET = "watched";
    private static final String DEPLOYS = "/api/v1/deploys";

    MockOAuth2Server idp;

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

    private RequestSpecification as(String subject, String name) {
        var claims = Map.<String, Object>of("preferred_username", name, "groups", List.of("ops"));
        var token = idp.issueToken(Idp.ISSUER, subject, Idp.AUDIENCE, claims);
        return given().header("Authorization", "Bearer " + token.serialize())
                .contentType("application/json");
    }

    private String proposed(RequestSpecification by) {
        String deploy =
                by.header("Idempotency-Key", UUID.randomUUID())
                        .body("{\"target\": \"%s\", \"reason\": \"weekly\"}".formatted(TARGET))
                        .post(DEPLOYS)
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        for (var type :
                List.of(
                        EventType.DAGS_CLEARED,
                        EventType.ROLLBACK_PREFLIGHTED,
                        EventType.RELEASE_PREVIEWED,
                        EventType.RELEASE_PUBLISHED,
                        EventType.RELEASE_READY,
                        EventType.PLAN_PROPOSED)) {
            others.tell(TARGET, deploy, 1, Samples.of(type));
        }
        awaitState(deploy, "awaiting-approval");
        return deploy;
    }

    private static ValidatableResponse approve(RequestSpecification by, String deploy) {
        var plan = (PlanProposed) Samples.of(EventType.PLAN_PROPOSED);
        return by.body(
                        "{\"decision\": \"approve\", \"planId\": \"%s\", \"planSha256\": \"%s\"}"
                                .formatted(plan.planId(), plan.planSha256()))
                .post(DEPLOYS + "/" + deploy + "/approval")
                .then();
    }

    @Test
    void whoStartedADeployIsNoSecondPersonByANewName() {
        var deploy = proposed(as("subject-1", "grace"));

        approve(as("subject-1", "hopper"), deploy)
                .statusCode(409)
                .body("detail", equalTo("who started a deploy may not approve its plan"));

        approve(as("subject-2", "heidi"), deploy).statusCode(200);
        given().header("Authorization", "Bearer token-admin")
                .get("/api/v1/audit?target=" + TARGET)
                .then()
                .body("entries.by", equalTo(List.of("heidi", "grace", "grace")))
                .body("entries.via", equalTo(List.of("oidc", "oidc", "oidc")));
        given().header("Authorization", "Bearer token-admin")
                .get(DEPLOYS + "/" + deploy + "/events")
                .then()
                .body("find { it.type == 'plan-approved' }.data.by", equalTo("heidi"));
    }

    @Test
    void nobodyGetsTheNameOfSomebodyElse() {
        as("subject-3", "ivan").get(DEPLOYS).then().statusCode(200);

        as("subject-4", "ivan")
                .get(DEPLOYS)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }
}
