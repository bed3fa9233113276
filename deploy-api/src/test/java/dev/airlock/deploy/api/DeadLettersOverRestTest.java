package dev.airlock.deploy.api;

import static dev.airlock.deploy.api.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class DeadLettersOverRestTest {
    private static final String LETTERS = "/api/v1/dead-letters";
    private static final String BECAUSE = "{\"reason\": \"I looked\"}";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private static ValidatableResponse letters(String query) {
        return as("bob").get(LETTERS + query).then().statusCode(200);
    }

    private static List<String> idsOf(String payload) {
        return letters("?all=true").extract().path("findAll {it.payload == '%s'}.id", payload);
    }

    private static ValidatableResponse decide(String id, String decision) {
        return as("bob").body(BECAUSE).post(LETTERS + "/" + id + "/" + decision).then();
    }

    /** The id of a new one. */
    private String scribbled(String payload) {
        try (var others = new Participants(brokers)) {
            others.scribble("locked", payload);
        }
        awaitIds(payload, 1);
        return idsOf(payload).getFirst();
    }

    private static void awaitIds(String payload, int count) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(idsOf(payload)).hasSize(count));
    }

    @Test
    void whatNobodyCanReadIsShownWithItsReasonUntilItIsDropped() {
        var id = scribbled("no event: " + UUID.randomUUID());

        letters("")
                .rootPath("find {it.id == '%s'}".formatted(id))
                .body("reason", startsWith("nobody has signed it"))
                .body("key", equalTo("locked"))
                .body("service", equalTo("deploy-api"));
        decide(id, "drop")
                .statusCode(200)
                .body("decision", equalTo("dropped"))
                .body("decidedBy", equalTo("bob"))
                .body("why", equalTo("I looked"));

        letters("").body("id", not(hasItem(id)));
        decide(id, "replay").statusCode(409);
    }

    @Test
    void whatIsReplayedIsSentAgainAsItWas() {
        var payload = "again: " + UUID.randomUUID();
        var id = scribbled(payload);

        decide(id, "replay").statusCode(200).body("decision", equalTo("replayed"));

        // It still is nobody's, so it comes back as a dead letter of its own.
        awaitIds(payload, 2);
    }

    @Test
    void refusesWhatCannotBe() {
        decide("0-999999", "drop").statusCode(404);
        as("bob")
                .body("{}")
                .post(LETTERS + "/0-0/drop")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("reason"));
        given().get(LETTERS).then().statusCode(401);
    }
}
