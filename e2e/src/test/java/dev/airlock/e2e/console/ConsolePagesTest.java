package dev.airlock.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.airlock.e2e.console.Console.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import dev.airlock.event.Service;
import dev.airlock.sandbox.world.ApiClient;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the pages are, after the stories: light, quick, whole, and there again. */
@ExtendWith(InTheBrowser.class)
@Order(2)
class ConsolePagesTest {
    private static final int FIRST_PAGE_BYTES = 100 * 1024;

    private final Console console;
    private final Person operator;

    ConsolePagesTest(Console console) {
        this.console = console;
        operator = console.operator();
    }

    /** Reports the milliseconds: how busy the machine is decides too much about them. */
    @Test
    void theFirstPageIsSmall(TestReporter report) {
        var finished = new ArrayList<Request>();
        operator.page().onRequestFinished(finished::add);

        operator.opens("/console");
        assertThat(operator.page().locator("#targets")).isVisible();

        var bytes =
                finished.stream()
                        .map(Request::sizes)
                        .mapToInt(each -> each.responseHeadersSize + each.responseBodySize)
                        .sum();
        var millis =
                operator.page()
                        .evaluate(
                                """
                                () => Math.round(Math.max(
                                    performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
                                    performance.getEntriesByName('first-contentful-paint')[0].startTime))
                                """);
        report.publishEntry(
                Map.of("requests", "" + finished.size(), "bytes", "" + bytes, "ms", "" + millis));
        assertThat(finished).hasSizeGreaterThan(5);
        assertThat(bytes).isPositive().isLessThan(FIRST_PAGE_BYTES);
    }

    @Test
    void aLostConnectionIsSaidAndComesBackByItself() {
        operator.opens("/console");
        var card = operator.page().locator("#target-" + Place.FORGED.target);
        assertThat(card).isVisible();
        operator.page().evaluate("window.sameDocument = true");

        console.world.service(Service.DEPLOY_API).kill();
        var lost = operator.page().locator("#lost");
        assertThat(lost).isVisible();
        Look.at(operator.page(), "connection-lost");
        console.world.restart(Service.DEPLOY_API);
        assertThat(lost).isHidden();
        console.world
                .operator()
                .send(
                        "PUT",
                        ApiClient.target(Place.FORGED.target) + "/lock",
                        Map.of("reason", "The database is moved"))
                .expect(200);

        assertThat(card).containsText("The database is moved");
        assertThat(operator.page().evaluate("window.sameDocument")).isEqualTo(true);
    }

    @Test
    void aTokenNobodyKnowsIsRefused() {
        operator.page().navigate("/console");
        Look.at(operator.page(), "login");

        operator.page().getByLabel("Token").fill("not-a-token");
        operator.button("Log in").click();

        assertThat(operator.page().locator(".problem")).isVisible();
        Look.at(operator.page(), "login-refused");
        assertThat(operator.complaints()).allMatch(Person.IS_A_REFUSAL);
    }

    @Test
    void everyPageIsForEverybody() {
        operator.opens("/console");
        Look.at(operator.page(), "targets");
        look(path(Place.BUSY), "target");
        look("/console/deploys", "history");
        assertThat(operator.page().locator(".list li")).not().hasCount(0);
        look("/console/audit", "audit");
        assertThat(operator.page().locator("article")).not().hasCount(0);
        assertThat(operator.complaints()).isEmpty();

        look("/console/targets/nowhere", "not-here");
        assertThat(operator.page().locator("h1")).hasText("Not here");
        assertThat(operator.complaints()).hasSize(1).allMatch(Person.IS_A_REFUSAL);
    }

    private void look(String path, String name) {
        operator.page().navigate(path);
        Look.at(operator.page(), name);
    }
}
