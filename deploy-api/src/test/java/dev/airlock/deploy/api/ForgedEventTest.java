package dev.airlock.deploy.api;

import static dev.airlock.deploy.api.Api.as;
import static dev.airlock.deploy.api.Api.awaitState;
import static dev.airlock.deploy.api.Api.get;
import static dev.airlock.deploy.api.Api.start;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.airlock.event.EventType;
import dev.airlock.event.Service;
import dev.airlock.event.Topics;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.sandbox.SignedRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class ForgedEventTest {
    private static final String TARGET = "forged";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void anEventFromWhoMayNotEmitItMakesTheActiveDeployAnIncident() {
        var deploy = start(TARGET);
        awaitState(deploy, "checking");

        try (var others = new Participants(brokers)) {
            others.tellAs(Service.NOTIFIER, TARGET, deploy, 1, Samples.of(EventType.DAGS_CLEARED));
            awaitState(deploy, "incident");
        }

        get(deploy, "/events")
                .body("type", hasItem("incident-declared"))
                .body("type", not(hasItem("dags-cleared")));
    }

    /** Signed by two that could not handle it, and once by nobody. */
    @Test
    void aRecordThatSeveralCouldNotHandleIsOneLine() {
        var offset = String.valueOf(System.nanoTime());
        try (var others = new Participants(brokers)) {
            others.send(SignedRecords.of(Service.VERIFIER, letter("verifier", offset, "no")));
            others.send(SignedRecords.of(Service.VERIFIER, letter("verifier", offset, "no")));
            others.send(SignedRecords.of(Service.NOTIFIER, letter("notifier", offset, "never")));
            others.send(letter("infra-runner", offset, "not at all"));

            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() ->
                            letters(offset)
                                    .body("service", equalTo(List.of("verifier, notifier")))
                                    .body("reason", equalTo(List.of("no; notifier: never"))));
        }

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        as("bob")
                                .get("/api/v1/dead-letters")
                                .then()
                                .body(
                                        "findAll {it.topic == 'airlock.dead-letters.v1'}.reason",
                                        hasItem("nobody has signed it")));
    }

    @Test
    void whatOthersSayRunsOrIsPrintedIsNotShown() {
        try (var others = new Participants(brokers)) {
            others.send(
                    SignedRecords.of(
                            Service.VERIFIER,
                            new ProducerRecord<>(
                                    Topics.TARGETS,
                                    "asking",
                                    "{\"observedAt\": \"2026-01-01T12:00:00Z\"}"
                                            .getBytes(StandardCharsets.UTF_8))));
            others.send(
                    new ProducerRecord<>(
                            Topics.OUTPUT, "asking", "{}".getBytes(StandardCharsets.UTF_8)));
        }

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        as("bob")
                                .get("/api/v1/dead-letters")
                                .then()
                                .body("findAll {it.key == 'asking'}.topic", hasItem(Topics.TARGETS))
                                .body(
                                        "findAll {it.key == 'asking'}.topic",
                                        hasItem(Topics.OUTPUT)));
        as("alice").get("/api/v1/targets/asking/dags").then().statusCode(404);
    }

    private static ValidatableResponse letters(String offset) {
        return as("bob")
                .get("/api/v1/dead-letters")
                .then()
                .rootPath("findAll {it.offset == %sL}".formatted(offset));
    }

    private static ProducerRecord<String, byte[]> letter(
            String service, String offset, String reason) {
        var record =
                new ProducerRecord<>(
                        Topics.DEAD_LETTERS, "asking", "x".getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "dead-letter-topic", Topics.DEPLOYS,
                        "dead-letter-partition", "0",
                        "dead-letter-offset", offset,
                        "dead-letter-service", service,
                        "dead-letter-reason", reason)
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
