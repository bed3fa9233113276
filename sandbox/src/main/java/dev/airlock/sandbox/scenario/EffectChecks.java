package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.same;
import static dev.airlock.sandbox.scenario.Check.that;

import dev.airlock.event.Outcome;
import dev.airlock.sandbox.standin.Universe;
import dev.airlock.sandbox.standin.github.Pull;
import dev.airlock.sandbox.standin.github.Release;
import dev.airlock.sandbox.standin.slack.Message;
import dev.airlock.sandbox.world.InfraRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Each side effect happened as often as it should: once, or not at all. */
final class EffectChecks {
    private static final Pattern A_RELEASE = Pattern.compile(".*/releases/\\d+");
    private static final String DRAFTED = "catalog-" + Stage.DRAFTED;

    private EffectChecks() {}

    static List<Check> of(Scenario scenario) {
        var succeeds = scenario.outcome() == Outcome.SUCCEEDED;
        var published = scenario.published() ? 1 : 0;
        var applied = succeeds ? 1 : 0;
        var checks = new ArrayList<Check>();
        checks.add(
                same(
                        scenario.published() ? "release published once" : "no release published",
                        _ -> List.of(published, published),
                        stage -> List.of(publishCalls(stage), publishedReleases(stage))));
        checks.add(
                same(
                        succeeds ? "applied once, one restart" : "nothing applied, no restart",
                        _ -> applied,
                        stage -> stage.airflow().restarts().size()));
        checks.add(
                same(
                        succeeds ? "changelog approved once" : "no changelog approved",
                        _ -> applied,
                        EffectChecks::approvals));
        checks.add(
                same(
                        succeeds ? "infrastructure pull request open, one" : "no pull request",
                        _ -> applied,
                        stage -> openPulls(stage).size()));
        checks.add(succeeds ? bumpAlone() : branchGone());
        checks.add(
                that(
                        "no message to Slack sent twice",
                        stage ->
                                messages(stage).size()
                                        == messages(stage).stream().distinct().count(),
                        EffectChecks::messages));
        checks.add(
                that(
                        "Slack told of start and end",
                        stage -> messages(stage).size() >= (succeeds ? 3 : 1),
                        EffectChecks::messages));
        return checks;
    }

    private static Check bumpAlone() {
        return that(
                "infrastructure branch holds the bump alone",
                stage -> {
                    var git = stage.infra().git();
                    var pulls = openPulls(stage);
                    if (pulls.isEmpty()) {
                        return false;
                    }
                    var head = pulls.getFirst().head();
                    var file = InfraRepository.DECLARATION;
                    var bumped =
                            git.read("main", file)
                                    .replace(Stage.DEPLOYED.value(), Stage.DRAFTED.value());
                    return List.copyOf(git.changed("main", head)).equals(List.of(file))
                            && git.read(head, file).equals(bumped);
                },
                stage -> "branches " + stage.infra().git().branches());
    }

    private static Check branchGone() {
        return same(
                "infrastructure branch gone",
                _ -> List.of("main"),
                stage -> List.copyOf(stage.infra().git().branches()));
    }

    private static int publishCalls(Stage stage) {
        return (int)
                stage.universe().calls().all().stream()
                        .filter(call -> call.method().equals("PATCH"))
                        .filter(call -> call.status() == 200)
                        .filter(call -> A_RELEASE.matcher(call.path()).matches())
                        .count();
    }

    private static int publishedReleases(Stage stage) {
        return (int)
                stage.universe().monorepo().releases().stream()
                        .filter(release -> release.tag().equals(DRAFTED))
                        .filter(release -> !release.draft())
                        .map(Release::id)
                        .count();
    }

    private static int approvals(Stage stage) {
        return stage.universe().monorepo().pulls().stream()
                .mapToInt(pull -> pull.approvers().size())
                .sum();
    }

    private static List<Pull> openPulls(Stage stage) {
        return stage.universe().github().repository(Universe.INFRASTRUCTURE).pulls().stream()
                .filter(Pull::open)
                .toList();
    }

    private static List<String> messages(Stage stage) {
        return stage.universe().slack().messages().stream().map(Message::text).toList();
    }
}
