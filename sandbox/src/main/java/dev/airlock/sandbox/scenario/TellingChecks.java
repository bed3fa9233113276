package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.same;
import static dev.airlock.sandbox.scenario.Check.that;

import dev.airlock.sandbox.standin.github.Deployment;
import dev.airlock.sandbox.standin.slack.Message;
import dev.airlock.sandbox.standin.webhook.Received;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** People are told, and of each thing once. */
final class TellingChecks {
    private static final Pattern END_TOLD = Pattern.compile(" ended `([a-z-]+)`");

    private TellingChecks() {}

    static List<Check> of(Scenario scenario) {
        var ending = scenario.ending();
        return List.of(
                same(
                        "what GitHub shows of the deployments is how they ended",
                        DeploymentChecks::asEnded,
                        stage ->
                                stage.universe().monorepo().deployments().stream()
                                        .map(Deployment::state)
                                        .toList()),
                that(
                        "each event sent to the webhook, signed and in time",
                        stage ->
                                stage.universe().webhook().refused().isEmpty()
                                        && sent(stage).containsAll(emitted(stage)),
                        stage -> stage.universe().webhook().refused() + " " + sent(stage)),
                that(
                        "no message to Slack sent twice",
                        stage -> abouts(stage).size() == abouts(stage).stream().distinct().count(),
                        TellingChecks::abouts),
                same(
                        "one message of each deploy on Slack, which says how it ended",
                        _ -> ending.outcomes().stream().map(OutcomeChecks::wire).toList(),
                        TellingChecks::endsTold),
                that(
                        "Slack told who started it",
                        stage ->
                                roots(stage).stream()
                                        .allMatch(root -> root.text().contains("started by")),
                        TellingChecks::messages),
                same(
                        ending.incident()
                                ? "the channel told once of the incident"
                                : "nothing in a thread told to the whole channel",
                        _ -> ending.incident() ? 1L : 0L,
                        stage ->
                                messages(stage).stream()
                                        .filter(Message::broadcast)
                                        .filter(message -> message.text().contains("incident"))
                                        .count()));
    }

    private static Set<String> sent(Stage stage) {
        return stage.universe().webhook().received().stream()
                .map(Received::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> emitted(Stage stage) {
        return stage.messages().stream()
                .map(message -> message.envelope().id().toString())
                .collect(Collectors.toSet());
    }

    /** In the order of the deploys. */
    private static List<String> endsTold(Stage stage) {
        return roots(stage).stream()
                .map(Message::text)
                .map(END_TOLD::matcher)
                .filter(Matcher::find)
                .map(end -> end.group(1))
                .toList();
    }

    /**
     * The message of each deploy; what is of no deploy, as a warning of a forged event, is none.
     */
    private static List<Message> roots(Stage stage) {
        return messages(stage).stream()
                .filter(message -> !message.isReply())
                .filter(message ->
                        stage.deploys().stream()
                                .map(UUID::toString)
                                .anyMatch(message.metadata().toString()::contains))
                .toList();
    }

    /** What each message is about, by which its sender would know it again. */
    private static List<String> abouts(Stage stage) {
        return messages(stage).stream().map(message -> message.metadata().toString()).toList();
    }

    private static List<Message> messages(Stage stage) {
        return stage.universe().slack().messages();
    }
}
