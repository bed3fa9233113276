package dev.airlock.deploy.api;

import static dev.airlock.deploy.api.Api.as;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.airlock.event.PlatformSnapshot;
import dev.airlock.event.PlatformSnapshot.Dag;
import dev.airlock.event.PlatformSnapshot.Schedule;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proposed of a platform on which one DAG runs and another is to run. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class QuietOverRestTest {
    private static final String PATH = "/api/v1/targets/reminded/quiet-windows";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant nightly = now.plus(Duration.ofHours(8));

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private PlatformSnapshot snapshot() {
        var schedule = new Schedule(nightly, null);
        var ingest =
                new RunningDag(
                        "ingest",
                        "scheduled__1",
                        RunVerdict.BUSY,
                        "works",
                        now.minus(Duration.ofHours(1)),
                        Duration.ofHours(3));
        return new PlatformSnapshot(
                now,
                "3.3.2",
                List.of(
                        new Dag("ingest", false, null, null, Duration.ofHours(3)),
                        new Dag("nightly", false, null, schedule, null)),
                List.of(ingest),
                List.of());
    }

    @Test
    void saysWhenItIsQuietAndWhatStandsInTheWay() {
        try (var others = new Participants(brokers)) {
            others.snapshot("reminded", snapshot());
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> as("viewer").get(PATH).then().statusCode(200));
        }

        as("viewer")
                .get(PATH + "?minutes=60&hours=24")
                .then()
                .statusCode(200)
                .body("seenAt", equalTo(now.toString()))
                .body("at", notNullValue())
                .body("wanted", equalTo("PT1H"))
                .body("windows[0].begin", equalTo(now.plus(Duration.ofHours(2)).toString()))
                .body("windows[0].end", equalTo(nightly.toString()))
                .body("windows[0].before.dagId", equalTo(List.of("ingest")))
                .body("windows[1].begin", equalTo(nightly.plus(Duration.ofHours(1)).toString()))
                .body("windows[1].end", equalTo(null))
                .body("assumptions.dags", hasItem(List.of("nightly")));
        as("viewer")
                .get("/api/v1/targets/reminded")
                .then()
                .body("links.quiet-windows.href", equalTo(PATH));
        // What a form sends whose field was left empty.
        as("viewer").get(PATH + "?minutes=").then().body("wanted", equalTo("PT30M"));
    }

    @ParameterizedTest
    @CsvSource({
        "minutes=0, minutes",
        "minutes=1441, minutes",
        "minutes=half, minutes",
        "hours=169, hours",
        "hours=-1, hours",
        "hours=99999999999, hours",
    })
    void refusesWhatCannotBeByTheNameOfItsField(String query, String field) {
        as("viewer")
                .get(PATH + "?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].message", containsString("a whole number from 1 to"));
    }

    @Test
    void whereNobodyHasLookedYetThereIsNone() {
        as("viewer").get("/api/v1/targets/hasty/quiet-windows").then().statusCode(404);
        as("viewer").get("/api/v1/targets/nowhere/quiet-windows").then().statusCode(404);
    }
}
