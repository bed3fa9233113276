package dev.airlock.deploy.console;

import static dev.airlock.deploy.api.Api.awaitState;
import static dev.airlock.deploy.api.Api.start;
import static dev.airlock.deploy.api.Api.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.deploy.api.Participants;
import dev.airlock.deploy.api.Samples;
import dev.airlock.event.ApplyEffect;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.flow.Flow;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class DeployPageTest {
    private static final String TARGET = "watched";
    private static final PlanProposed PLAN = (PlanProposed) Samples.of(EventType.PLAN_PROPOSED);

    private final Browser alice = new Browser("alice");
    private final Browser bob = new Browser("bob");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private Participants others;
    private String deploy = "";
    private String path = "";

    @BeforeEach
    void propose() {
        others = new Participants(brokers);
        deploy = start(TARGET);
        path = "/console/deploys/" + deploy;
        tell(
                EventType.DAGS_CLEARED,
                EventType.RELEASE_PREVIEWED,
                EventType.RELEASE_PUBLISHED,
                EventType.RELEASE_READY,
                EventType.PLAN_PROPOSED);
        awaitState(deploy, "awaiting-approval");
    }

    @AfterEach
    void end() {
        if (!state(deploy).equals("restoring")) {
            bob.post(path + "/cancel", Map.of("reason", "the test is over")).then().statusCode(303);
        }
        for (var service : Flow.PARTICIPANTS) {
            var effect = service == Service.INFRA_RUNNER ? ApplyEffect.NONE : null;
            others.tell(
                    TARGET,
                    deploy,
                    2,
                    new WorkUndone(service, List.of(), List.of(), effect, List.of()));
        }
        awaitState(deploy, "ended");
        others.close();
    }

    private void tell(EventType... types) {
        for (var type : types) {
            others.tell(TARGET, deploy, 1, Samples.of(type));
        }
    }

    @Test
    void saysWhereItStandsAndWhatThePlanChanges() {
        var page = bob.page(path);

        assertThat(page.select("#state .headline").text())
                .isEqualTo("Waiting for approval of the plan");
        assertThat(page.select("#steps .sentence").eachText()).contains("No DAGs are running");
        assertThat(page.select("#steps .done").size()).isEqualTo(5);
        var change = PLAN.changes().getFirst();
        assertThat(page.select("#plan .diff").text())
                .contains(change.address(), change.attributes().getFirst().path());
        assertThat(page.select("#plan ins").text())
                .contains(String.valueOf(change.attributes().getFirst().after()));
        assertThat(page.select("#plan .verdict").text()).contains(PLAN.contract().getFirst());
        assertThat(page.select("#events li").size()).isGreaterThan(5);
    }

    @Test
    void showsEachOnlyWhatTheyMayDo() {
        var starter = alice.page(path);
        var viewer = new Browser("viewer").page(path);
        var deployer = new Browser("deployer").page(path);
        var admin = bob.page(path);

        assertThat(admin.select("button[value=approve]")).hasSize(1);
        assertThat(admin.select("#act-cancel")).hasSize(1);
        assertThat(starter.select("button[value=approve]")).isEmpty();
        assertThat(starter.select("#act .note").text())
                .contains("who started a deploy may not approve its plan");
        assertThat(deployer.select("button[value=approve]")).isEmpty();
        assertThat(deployer.select("#act-cancel")).hasSize(1);
        assertThat(viewer.select("#act form")).isEmpty();
    }

    @Test
    void approvesExactlyThePlanOfThePage() {
        var answer = bob.submit(bob.page(path), path + "/approval", Map.of("decision", "approve"));

        answer.then().statusCode(303);
        assertThat(answer.header("Location")).endsWith(path);
        assertThat(state(deploy)).isEqualTo("holding");
    }

    @Test
    void refusesAnotherPlanAndKeepsWhatWasTyped() {
        var answer =
                bob.submit(
                        bob.page(path),
                        path + "/approval",
                        Map.of(
                                "decision", "approve",
                                "comment", "looks <b>good</b>",
                                "planSha256", "0".repeat(64)));

        assertThat(answer.statusCode()).isEqualTo(409);
        var page = Jsoup.parse(answer.asString());
        assertThat(page.select("#act [role=alert]").text())
                .contains("that is not the plan proposed");
        assertThat(page.select("#act textarea[name=comment]").val()).isEqualTo("looks <b>good</b>");
        assertThat(state(deploy)).isEqualTo("awaiting-approval");
    }

    @Test
    void asksForAReasonBeforeItCancels() {
        var without = bob.submit(bob.page(path), path + "/cancel", Map.of("reason", " "));

        assertThat(without.statusCode()).isEqualTo(400);
        var page = Jsoup.parse(without.asString());
        assertThat(page.select("#act-cancel[open] [role=alert]").text()).contains("Reason");
        assertThat(state(deploy)).isEqualTo("awaiting-approval");
    }

    @Test
    void turnsAwayWhoMayNot() {
        var answer = new Browser("viewer").post(path + "/cancel", Map.of("reason", "because"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(answer.asString()).text()).contains("viewer may not");
        assertThat(state(deploy)).isEqualTo("awaiting-approval");
    }

    @Test
    void fetchesItsPartsAnewAsTheyAreOnThePage() {
        var whole = bob.page(path);
        var parts = Jsoup.parse(bob.get(path + "/live").asString());

        assertThat(parts.select("[hx-swap-oob]").eachAttr("id"))
                .contains("state", "rail", "act", "plan", "changes", "steps", "events");
        for (var part : parts.select("[hx-swap-oob]")) {
            assertThat(part.outerHtml()).isEqualTo(String.valueOf(whole.getElementById(part.id())));
        }
    }
}
