package dev.airlock.client;

import static dev.airlock.client.Printed.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Where things stand: all targets, one target with its last deploys, or one deploy. */
@Command(name = "status", description = "Where the targets, one target or one deploy stands.")
final class StatusCommand implements Callable<Integer> {
    private static final Pattern DEPLOY =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Mixin private final Connection connection;

    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET|DEPLOY",
            description = "all targets, if absent")
    private String of = "";

    StatusCommand(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Integer call() {
        var api = connection.api();
        var printed = connection.printed();
        if (of.isEmpty()) {
            var targets = api.get("/targets");
            printed.answer(targets, people -> targets(people, targets));
        } else if (DEPLOY.matcher(of).matches()) {
            var deploy = api.get("/deploys/" + of);
            printed.answer(deploy, people -> deploy(people, deploy));
        } else {
            var deploys = api.get("/deploys?target=" + Paths.encoded(of));
            printed.answer(deploys, people -> deploys(people, deploys));
        }
        return ExitCode.OK;
    }

    private static void targets(Printed people, JsonNode targets) {
        people.table(
                List.of("TARGET", "DEPLOYED", "ACTIVE", "QUEUED", "LOCK"),
                rows(
                        targets,
                        target ->
                                List.of(
                                        text(target, "name"),
                                        orDash(text(target, "deployedVersion")),
                                        orDash(text(target, "active")),
                                        String.valueOf(target.path("queued").size()),
                                        orDash(text(target.path("lock"), "reason")))));
    }

    private static void deploys(Printed people, JsonNode page) {
        people.table(
                List.of("DEPLOY", "VERSION", "STATE", "SINCE", "BY", "REASON"),
                rows(
                        page.path("deploys"),
                        deploy ->
                                List.of(
                                        text(deploy, "id"),
                                        orDash(text(deploy, "version")),
                                        text(
                                                deploy,
                                                deploy.hasNonNull("outcome") ? "outcome" : "state"),
                                        text(deploy, "since"),
                                        text(deploy, "requestedBy"),
                                        text(deploy, "reason"))));
    }

    private static void deploy(Printed people, JsonNode deploy) {
        people.line(headline(deploy));
        var waits = deploy.path("waitsFor");
        if (!waits.isMissingNode()) {
            var until = text(waits, "until");
            people.line(
                    "waits for %s: %s%s"
                            .formatted(
                                    text(waits, "who"),
                                    text(waits, "what"),
                                    until.isEmpty() ? "" : ", until " + until));
        }
        var question = deploy.path("question");
        if (!question.isMissingNode()) {
            people.line("asks: " + text(question, "reason"));
            question.path("evidence").forEach(line -> people.line("  " + line.asText()));
            people.line("answers: " + joined(question.path("answers")));
        }
        people.table(
                List.of("STEP", "STATE", "SINCE", "BY"),
                rows(
                        deploy.path("steps"),
                        step ->
                                List.of(
                                        text(step, "step"),
                                        text(step, "state"),
                                        orDash(text(step, "since")),
                                        orDash(text(step, "by")))));
        var can = new ArrayList<String>();
        deploy.path("links")
                .properties()
                .forEach(link -> {
                    if (text(link.getValue(), "method").equals("POST")) {
                        can.add(link.getKey());
                    }
                });
        people.line("can be done now: " + (can.isEmpty() ? "nothing" : String.join(", ", can)));
    }

    static String headline(JsonNode deploy) {
        var why = text(deploy, "endedBecause");
        return "%s  %s  %s%s"
                .formatted(
                        text(deploy, "target"),
                        orDash(text(deploy, "version")),
                        text(deploy, deploy.hasNonNull("outcome") ? "outcome" : "state"),
                        why.isEmpty() ? "" : ": " + why);
    }

    private static List<List<String>> rows(
            JsonNode nodes, java.util.function.Function<JsonNode, List<String>> row) {
        return StreamSupport.stream(nodes.spliterator(), false).map(row).toList();
    }

    private static String joined(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
