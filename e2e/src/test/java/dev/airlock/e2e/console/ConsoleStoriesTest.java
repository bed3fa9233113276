package dev.airlock.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.airlock.e2e.console.Console.path;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.sandbox.scenario.Stage;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do at the console, in a browser, on the real services. */
@ExtendWith(InTheBrowser.class)
@Order(1)
class ConsoleStoriesTest {
    private static final String WAITS_FOR_APPROVAL = "Waiting for approval of the plan";
    private static final String DEPLOYED = "Deployed " + Stage.DRAFTED;

    private final Console console;
    private final Person operator;
    private final Person approver;

    ConsoleStoriesTest(Console console) {
        this.console = console;
        operator = console.operator();
        approver = console.approver();
    }

    @Test
    void aDeployIsStartedAndApprovedBySomebodyElseWithTheKeyboardAlone() {
        operator.page().navigate("/console");
        operator.logsInByKeyboard();
        operator.tabsTo(operator.link(Place.BUSY.target));
        operator.presses("Enter");
        operator.tabsTo(operator.page().locator("#start textarea"));
        operator.types("The counted licences are wanted");
        operator.tabsTo(operator.button("Start"));
        operator.presses("Enter");
        operator.reads("Waiting until no DAG runs");
        assertThat(operator.page().locator("#state")).containsText(Place.WORKS);
        Look.at(operator.page(), "deploy-waits-for-dags");

        console.world
                .outside()
                .universe(Place.BUSY.target)
                .airflow()
                .finishWork(Place.WORKS, Duration.ofSeconds(1));
        operator.reads(WAITS_FOR_APPROVAL);
        assertThat(operator.page().locator("#act")).containsText("You cannot approve it");

        approver.page().navigate(operator.page().url());
        approver.logsInByKeyboard();
        var approve = approver.page().locator("button[value=approve]");
        assertThat(approve).isVisible();
        Look.at(approver.page(), "deploy-waits-for-approval");
        approver.tabsTo(approve);
        approver.presses("Enter");

        operator.reads(DEPLOYED);
        approver.reads(DEPLOYED);
        assertThat(operator.page().locator("#announce")).hasText(DEPLOYED);
        assertThat(operator.page().locator("#rail"))
                .hasAttribute("aria-label", Pattern.compile("Progress: (\\d+) of \\1 steps done"));
        Look.at(operator.page(), "deploy-succeeded");
        assertThat(console.runningTag(Place.BUSY)).isEqualTo("rel-" + Stage.DRAFTED);
        assertThat(operator.complaints()).isEmpty();
        assertThat(approver.complaints()).isEmpty();
    }

    @Test
    void aRejectedPlanIsNotApplied() {
        operator.opens("/console").starts(Place.REJECTED, "Two fixes");
        operator.reads(WAITS_FOR_APPROVAL);

        approver.opens(operator.page().url());
        approver.page().getByLabel("Comment").fill("Not on a Friday");
        approver.button("Reject it").click();

        operator.reads("Rejected");
        assertThat(operator.page().locator("#state")).containsText("approver");
        Look.at(operator.page(), "deploy-rejected");
        assertThat(console.runningTag(Place.REJECTED)).isEqualTo("rel-" + Stage.DEPLOYED);
        assertThat(operator.complaints()).isEmpty();
        assertThat(approver.complaints()).isEmpty();
    }

    @Test
    void aDeployIsCancelledOnceThereIsAReason() {
        operator.opens("/console").starts(Place.CANCELLED, "Too early");
        operator.reads("Waiting until no DAG runs");

        cancel("  ");
        assertThat(operator.page().locator("#act .problem")).containsText("Nothing was changed");
        Look.at(operator.page(), "deploy-form-refused");
        cancel("The loader takes all day");

        operator.reads("Cancelled");
        assertThat(operator.complaints()).hasSize(1).allMatch(Person.IS_A_REFUSAL);
    }

    private void cancel(String reason) {
        if (operator.page().locator("details#act-cancel[open]").count() == 0) {
            operator.unfolds("act-cancel");
        }
        operator.page().locator("#act-cancel textarea").fill(reason);
        operator.button("Cancel this deploy").click();
    }

    @Test
    void anEndedDeployIsRolledBackAndItsVersionAllowedAgain() {
        operator.opens(path(console.deployed)).reads(DEPLOYED);

        var form = operator.unfolds("act-rollback");
        form.getByLabel("Reason").fill("Searches fail");
        form.locator("button").click();
        operator.page().waitForURL(url -> !url.endsWith(console.deployed.toString()));
        operator.reads("Rolled back");
        Look.at(operator.page(), "deploy-rolled-back");
        assertThat(console.runningTag(Place.BACK)).isEqualTo("rel-" + Stage.DEPLOYED);

        operator.page().navigate(path(Place.BACK));
        var held = operator.page().locator("#held");
        assertThat(held).containsText(Stage.DRAFTED + " is refused");
        Look.at(operator.page(), "target-locked");
        operator.button("Unlock: deploys begin again").click();
        operator.button("Allow " + Stage.DRAFTED + " again").click();
        assertThat(held.locator(".note")).hasCount(0);
        assertThat(operator.complaints()).isEmpty();
    }

    @Test
    void aQuestionIsAnswered() {
        operator.opens(path(console.asked)).reads("Waiting for an answer");
        Look.at(operator.page(), "deploy-asks");

        operator.button("Accept: it is well").click();

        operator.reads(DEPLOYED);
        assertThat(operator.complaints()).isEmpty();
    }

    @Test
    void aForgedEventIsAnIncidentAndADeadLetter() {
        var deploy = Place.FORGED.start(console.world, "Nothing special");
        approver.opens(path(deploy)).reads(WAITS_FOR_APPROVAL);

        forge(deploy);
        approver.reads("Incident: Forged event");
        Look.at(approver.page(), "deploy-incident");
        approver.page().locator("form[action$='/resolve']").getByLabel("Reason").fill("It was me");
        approver.button("Continue with what was missing").click();
        approver.reads(WAITS_FOR_APPROVAL);

        operator.opens("/console/dead-letters");
        var letters = operator.page().locator("article");
        assertThat(letters.first()).isVisible();
        Look.at(operator.page(), "dead-letters");
        var letter = letters.first();
        var id = letter.getAttribute("id");
        letter.locator(".act summary").click();
        letter.getByLabel("Reason").fill("It was a test");
        letter.getByText("Drop it").click();
        assertThat(operator.page().locator("#" + id)).hasCount(0);
        assertThat(operator.complaints()).isEmpty();
        assertThat(approver.complaints()).isEmpty();
    }

    /** Somebody writes the deploy's last event again, but not as it was signed. */
    private void forge(UUID deploy) {
        var last = console.world.log().records(deploy).getLast();
        var body = new String(last.value(), UTF_8) + " ";
        console.world.intrude(
                new ProducerRecord<>(
                        last.topic(), null, last.key(), body.getBytes(UTF_8), last.headers()));
    }
}
