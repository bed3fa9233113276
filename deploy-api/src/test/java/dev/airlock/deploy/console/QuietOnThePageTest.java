package dev.airlock.deploy.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.deploy.api.Participants;
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
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What the page of a target proposes; its deploys are frozen, now and then. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class QuietOnThePageTest {
    private static final String PATH = "/console/targets/frozen";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Browser bob = new Browser("bob");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private Element shown(Dag dag, List<RunningDag> runs, List<String> doubts) {
        try (var others = new Participants(brokers)) {
            var seen = new PlatformSnapshot(Instant.now(), "3.3.2", List.of(dag), runs, doubts);
            others.snapshot("frozen", seen);
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() ->
                            assertThat(bob.page(PATH).select("#quiet").html())
                                    .contains(Show.iso(seen.observedAt())));
        }
        return bob.page(PATH).select("#quiet").first();
    }

    private RunningDag busy(String dagId) {
        var since = now.minus(Duration.ofHours(1));
        return new RunningDag(
                dagId, "scheduled__1", RunVerdict.BUSY, "works", since, Duration.ofHours(3));
    }

    @Test
    void proposesTheNextWindowAndNamesWhatIsInItsWay() {
        var begin = now.plus(Duration.ofHours(2));

        var quiet =
                shown(
                        new Dag("<ingest>", false, null, null, null),
                        List.of(busy("<ingest>")),
                        List.of());

        assertThat(quiet.select(".now.good time").attr("datetime")).isEqualTo(Show.iso(begin));
        assertThat(quiet.select("#before-quiet").text()).contains("1 DAG in the way", "<ingest>");
        assertThat(quiet.select("#assumed").text()).contains("not foreseen");
        assertThat(quiet.text()).contains("nothing begins by it", "no deploy begins then: frozen");
    }

    @Test
    void fillsInTheFormThatStartsADeployThen() {
        var quiet =
                shown(
                        new Dag("ingest", false, null, null, null),
                        List.of(busy("ingest")),
                        List.of());

        var page = bob.page(quiet.select("a[href*=startAt]").attr("href").replaceAll("#.*", ""));

        assertThat(page.select("#start [name=startAt]").val())
                .isEqualTo(Show.field(now.plus(Duration.ofHours(2))));
        assertThat(page.select("#start [role=alert]")).isEmpty();
        assertThat(bob.page(PATH + "?startAt=soon").select("#start [name=startAt]").val())
                .isEmpty();
    }

    @Test
    void offersNoFormToThoseWhoMayNotStart() {
        shown(new Dag("ingest", false, null, null, null), List.of(busy("ingest")), List.of());

        assertThat(new Browser("viewer").page(PATH).select("#quiet a")).isEmpty();
    }

    @Test
    void saysThatItIsQuietNow() {
        var nightly = new Schedule(now.plus(Duration.ofHours(8)), null);

        var quiet = shown(new Dag("nightly", false, null, nightly, null), List.of(), List.of());

        assertThat(quiet.select(".now.good").text()).contains("Now", "until");
        assertThat(quiet.select("#assumed").text()).contains("taken as an hour: nightly");
    }

    @Test
    void saysThatItIsNotQuietAndWhatIsInTheWay() {
        var next = Instant.ofEpochSecond(Math.ceilDiv(now.getEpochSecond(), 300L) * 300);
        var often = new Schedule(next, "*/5 * * * *");

        var quiet = shown(new Dag("often", false, null, often, null), List.of(), List.of());

        assertThat(quiet.select(".now.calm").text()).contains("Not for 30 min");
        assertThat(quiet.select("#after-quiet").text()).contains("often", "runs, until about");
    }

    @Test
    void saysWhyNothingCanBeForeseen() {
        var quiet =
                shown(
                        new Dag("any", false, null, null, null),
                        List.of(),
                        List.of("Airflow's scheduler is unhealthy"));

        assertThat(quiet.text())
                .contains("Nothing can be foreseen: Airflow's scheduler is unhealthy");
        assertThat(quiet.select(".now")).isEmpty();
    }

    @Test
    void saysThatNobodyHasLookedYet() {
        assertThat(bob.page("/console/targets/hasty").select("#quiet").text())
                .contains("said nothing yet");
    }
}
