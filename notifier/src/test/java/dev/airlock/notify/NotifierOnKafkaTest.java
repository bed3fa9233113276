package dev.airlock.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.event.ImageTag;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.wire.EventCodec;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.sandbox.standin.slack.Message;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** From the topic to Slack. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Outside.class)
class NotifierOnKafkaTest extends NotifierTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String POST = "/slack/api/chat.postMessage";
    private static final String UPDATE = "/slack/api/chat.update";

    private List<Message> told() {
        return Outside.universe().slack().messages().stream()
                .filter(message -> message.metadata().toString().contains(deploy.toString()))
                .toList();
    }

    private void awaitEnd(int messages) {
        await().during(Duration.ofMillis(500))
                .atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(told()).hasSize(messages);
                    assertThat(told().getFirst().text()).contains("It ended `");
                });
    }

    @Test
    void aDeployIsOneMessageThatChanges() throws Exception {
        send(
                message(Samples.started()),
                message(Samples.previewed()),
                message(Samples.ended(Outcome.SUCCEEDED)));

        awaitEnd(1);
        assertThat(told().getFirst().blocks().toString())
                .contains("succeeded", "https://airlock.test/console/deploys/" + deploy);
    }

    @Test
    void aRedeliveredEventMakesNoSecondMessage() throws Exception {
        var asked = message(Samples.plan(Samples.service()));

        send(message(Samples.started()), asked, asked, message(Samples.ended(Outcome.REJECTED)));

        awaitEnd(2);
        assertThat(told().getLast().thread()).isEqualTo(told().getFirst().ts());
    }

    @Test
    void aMessageOutlivesItsAttemptAndSlackBeingAway() throws Exception {
        Outside.universe().faults().fail(3, "POST", POST, 503);
        Outside.universe().slack().refuseNext("ratelimited");

        send(
                message(1, Samples.started(Option.FORCE)),
                message(2, Samples.incident(List.of("it is so"), List.of())),
                message(3, Samples.ended(Outcome.CANCELLED)));

        awaitEnd(3);
        assertThat(told()).extracting(Message::broadcast).containsExactly(false, false, true);
    }

    @Test
    void aMessageWhoseAnswerWasLostIsFoundAgain() throws Exception {
        Outside.universe().faults().lose(1, "POST", POST);

        send(message(Samples.started()));
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).isNotEmpty());
        send(message(Samples.ended(Outcome.SUCCEEDED)));

        awaitEnd(1);
    }

    @Test
    void aReplyWhoseAnswerWasLostIsFoundAgain() throws Exception {
        send(message(Samples.started()));
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).hasSize(1));
        Outside.universe().faults().lose(1, "POST", POST);

        send(message(Samples.plan(Samples.service())), message(Samples.ended(Outcome.SUCCEEDED)));

        awaitEnd(2);
    }

    @Test
    void aMessageThatSomebodyDeletedIsPostedAnew() throws Exception {
        send(message(Samples.started()));
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).hasSize(1));
        Outside.universe().slack().delete(told().getFirst().ts());

        send(message(Samples.ended(Outcome.SUCCEEDED)));

        awaitEnd(1);
    }

    @Test
    void aMessageThatSlackRefusesHoldsUpNoOther() throws Exception {
        Outside.universe().slack().refuseNext("channel_not_found");

        send(message(Samples.started()), message(Samples.ended(Outcome.SUCCEEDED)));

        awaitEnd(1);
    }

    @Test
    void slackIsNotAskedToShowWhatItShows() throws Exception {
        var before = Outside.universe().calls().count("POST", UPDATE);
        send(
                message(Samples.started()),
                message(
                        new DeployRequested(
                                Samples.VERSION, null, "new DAGs", "ada", null, List.of())),
                message(Samples.ended(Outcome.SUCCEEDED)));

        awaitEnd(1);
        assertThat(Outside.universe().calls().count("POST", UPDATE) - before).isLessThan(2);
    }

    @Test
    void aDryRunIsToldOnceAtItsEnd() throws Exception {
        send(
                message(Samples.started(Option.DRY_RUN)),
                message(Samples.plan(Samples.service())),
                message(Samples.ended(Outcome.SUCCEEDED)));

        awaitEnd(1);
        assertThat(told().getFirst().updates()).isZero();
    }

    @Test
    void aQuestionIsToldOnceHoweverOftenItComes() throws Exception {
        var asked =
                message(
                        new RollbackRequested(
                                deploy,
                                null,
                                Samples.VERSION,
                                new ImageTag("rel-" + Samples.VERSION),
                                false,
                                "bob",
                                "why"));

        send(asked, asked, message(Samples.ended(Outcome.CANCELLED)));

        awaitEnd(2);
    }

    @Test
    void theTeamIsToldOfForgedEventsOnceHoweverManyCome() throws Exception {
        var record = EventCodec.encode(message(Samples.ended(Outcome.SUCCEEDED)));

        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", brokers),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(record).get();
            producer.send(record).get();
        }
        // On the same partition, so its message comes after both.
        send(message(Samples.started()), message(Samples.ended(Outcome.SUCCEEDED)));

        awaitEnd(1);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(Outside.universe().slack().messages())
                                .extracting(Message::text)
                                .filteredOn(text -> text.contains("forged event was refused"))
                                .singleElement()
                                .asString()
                                .contains("nobody has signed it", "offset"));
    }
}
