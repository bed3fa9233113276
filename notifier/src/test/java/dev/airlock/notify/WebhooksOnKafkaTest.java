package dev.airlock.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.EventMessage;
import dev.airlock.event.Outcome;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.sandbox.standin.webhook.Received;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the topic to webhooks, which verify what they take. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Outside.class)
class WebhooksOnKafkaTest extends NotifierTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String EVENTS = "/webhook/events";
    private static final String GONE = "/webhook/gone";

    private List<Received> received() {
        return Outside.universe().webhook().received().stream()
                .filter(each -> each.body().path("subject").asText().equals(deploy.toString()))
                .toList();
    }

    private void awaitTaken(EventMessage... messages) {
        var ids = List.of(messages).stream().map(each -> each.envelope().id().toString()).toList();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(received()).extracting(Received::id).isEqualTo(ids));
    }

    @Test
    void eachEventIsSentSignedAndAsItIs() throws Exception {
        var plan = message(Samples.plan(Samples.service()));

        send(plan);

        awaitTaken(plan);
        var body = received().getFirst().body();
        assertThat(body.path("specversion").asText()).isEqualTo("1.0");
        assertThat(body.path("type").asText()).isEqualTo("dev.airlock.deploy.plan-proposed.v1");
        assertThat(body.path("target").asText()).isEqualTo(Outside.TARGET);
        assertThat(body.at("/data/changes/0/attributes/1/after").asText()).isEqualTo("\"***\"");
        assertThat(Outside.universe().webhook().refused()).isEmpty();
    }

    @Test
    void oneThatIsAwayGetsThemLaterInOrder() throws Exception {
        Outside.universe().faults().fail(2, "POST", EVENTS, 503);
        Outside.universe().faults().lose(1, "POST", EVENTS);
        var started = message(Samples.started());
        var ended = message(Samples.ended(Outcome.SUCCEEDED));

        send(started, ended);

        awaitTaken(started, ended);
    }

    @Test
    void whatIsRefusedOrLedElsewhereHoldsUpNothing() throws Exception {
        Outside.universe().faults().fail(1, "POST", EVENTS, 302);
        var ended = message(Samples.ended(Outcome.SUCCEEDED));

        send(message(Samples.started()), ended);

        awaitTaken(ended);
    }

    @Test
    void oneThatIsGoneIsLeftAloneAndGetsOnlyWhatItIsConfiguredFor() throws Exception {
        var first = message(Samples.ended(Outcome.SUCCEEDED));
        send(message(Samples.started()), first);
        await().atMost(SOON).until(() -> Outside.universe().calls().count("POST", GONE) > 0);

        var second = message(Samples.ended(Outcome.SUCCEEDED));
        send(second);

        await().atMost(SOON).until(() -> received().size() == 3);
        await().during(Duration.ofMillis(500))
                .atMost(SOON)
                .until(() -> Outside.universe().calls().count("POST", GONE) == 1);
    }
}
