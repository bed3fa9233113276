package dev.airlock.deploy.console;

import static dev.airlock.deploy.api.Api.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.deploy.api.Participants;
import dev.airlock.event.PlatformSnapshot;
import dev.airlock.event.PlatformSnapshot.Dag;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class TargetPageTest {
    private static final String PATH = "/console/targets/formed";

    private final Browser bob = new Browser("bob");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void showsWhatRunsThere() {
        try (var others = new Participants(brokers)) {
            others.snapshot(
                    "formed",
                    new PlatformSnapshot(
                            Instant.parse("2026-01-01T12:00:00Z"),
                            "2.6.0",
                            List.of(
                                    new Dag("idle", false, null, null, null),
                                    new Dag("ingest", false, null, null, null),
                                    new Dag("refresh", false, null, null, null)),
                            List.of(
                                    run("refresh", RunVerdict.PARKED),
                                    run("ingest", RunVerdict.BUSY)),
                            List.of()));

            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() ->
                            assertThat(bob.page(PATH).select("#board .dag code").eachText())
                                    .containsExactly("ingest", "refresh"));
        }
        assertThat(bob.page(PATH).select("#board .counts").text())
                .contains("1 busy", "1 parked", "1 quiet");
        assertThat(bob.page("/console").select("#target-formed .status").text()).contains("Busy");
    }

    private static RunningDag run(String dag, RunVerdict verdict) {
        return new RunningDag(
                dag,
                "scheduled__1",
                verdict,
                "works",
                Instant.parse("2026-01-01T11:00:00Z"),
                Duration.ofMinutes(90));
    }

    @Test
    void startsOneDeployHoweverOftenTheFormIsSent() {
        var page = bob.page(PATH);
        var typed = Map.of("reason", "<i>weekly</i>", "dryRun", "on", "soak", "5");

        var first = bob.submit(page, PATH + "/deploys", typed);
        var second = bob.submit(page, PATH + "/deploys", typed);

        first.then().statusCode(303);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        var deploy = first.header("Location").replaceAll(".*/", "");
        var shown = bob.page("/console/deploys/" + deploy);
        assertThat(shown.select(".lead").text()).contains("<i>weekly</i>", "dry run");
        bob.submit(shown, "/console/deploys/%s/cancel".formatted(deploy), Map.of("reason", "no"));
        awaitState(deploy, "restoring");
    }

    @Test
    void refusesWhatCannotBeAndKeepsWhatWasTyped() {
        var page = bob.page(PATH);

        var answer =
                bob.submit(
                        page,
                        PATH + "/deploys",
                        Map.of("reason", "weekly", "version", "latest", "dryRun", "on"));

        assertThat(answer.statusCode()).isEqualTo(400);
        var again = Jsoup.parse(answer.asString());
        assertThat(again.select("#start [role=alert]").text()).contains("Version");
        assertThat(again.select("#start [name=version]").val()).isEqualTo("latest");
        assertThat(again.select("#start [name=reason]").val()).isEqualTo("weekly");
        assertThat(again.select("#start [name=dryRun][checked]")).hasSize(1);
        assertThat(again.select("#start [name=key]").val())
                .isEqualTo(page.select("#start [name=key]").val());
    }

    @Test
    void letsOnlyThoseForceWhoMay() {
        assertThat(new Browser("deployer").page(PATH).select("[name=force]")).isEmpty();

        var answer =
                new Browser("deployer")
                        .submit(
                                new Browser("deployer").page(PATH),
                                PATH + "/deploys",
                                Map.of("reason", "now", "force", "on"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void locksWithAReasonAndUnlocks() {
        bob.submit(bob.page(PATH), PATH + "/lock", Map.of("reason", "backfill"))
                .then()
                .statusCode(303);

        var locked = bob.page(PATH);
        assertThat(locked.select("#held .note").text()).contains("Locked by bob", "backfill");
        assertThat(bob.page("/console").select("#target-formed").text()).contains("backfill");
        bob.submit(locked, PATH + "/unlock", Map.of()).then().statusCode(303);
        assertThat(bob.page(PATH).select("#held .note")).isEmpty();
    }

    @Test
    void showsOnlyTheTargetsOfTheVisitor() {
        var visitor = new Browser("elsewhere");

        assertThat(visitor.page("/console").select("article h2").eachText())
                .containsExactly("hasty");
        assertThat(visitor.get(PATH).statusCode()).isEqualTo(403);
        assertThat(bob.get("/console/targets/nowhere").statusCode()).isEqualTo(404);
    }
}
