package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.same;

import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.sandbox.standin.airflow.Restart;
import dev.airlock.sandbox.standin.github.Release;
import dev.airlock.sandbox.standin.github.WorkflowRun;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Each side effect happened as often as it should: once, or not at all. */
final class EffectChecks {
    private static final Pattern A_RELEASE = Pattern.compile(".*/releases/\\d+");
    private static final String DRAFTED = "catalog-" + Stage.DRAFTED;

    private EffectChecks() {}

    static List<Check> of(Scenario scenario) {
        var ending = scenario.ending();
        var published = ending.published() ? 1 : 0;
        var approved = ending.hasPaperwork() ? 1 : 0;
        var checks = new ArrayList<Check>();
        checks.add(
                same(
                        ending.published() ? "release published once" : "no release published",
                        _ -> List.of(published, published),
                        stage -> List.of(publishCalls(stage), publishedReleases(stage))));
        if (ending.published()) {
            checks.add(
                    same(
                            "release tagged at the commit that was previewed",
                            EffectChecks::previewed,
                            stage ->
                                    stage.universe()
                                            .monorepo()
                                            .sha("tags/" + DRAFTED)
                                            .orElse("nowhere")));
        }
        checks.add(
                same(
                        "%s by Terraform, restarts: %d"
                                .formatted(
                                        ending.restarts() > 0 ? "applied once" : "nothing applied",
                                        ending.restarts()),
                        _ -> List.of(ending.restarts() > 0, ending.restarts()),
                        stage -> List.of(applied(stage), restarts(stage).size())));
        checks.add(
                same(
                        "deployment workflow brought a version back, times: " + ending.rollbacks(),
                        _ -> (long) ending.rollbacks(),
                        EffectChecks::workflowRuns));
        checks.add(
                same(
                        approved > 0 ? "changelog approved once" : "no changelog approved",
                        _ -> approved,
                        EffectChecks::approvals));
        checks.addAll(BumpChecks.of(ending.bump()));
        checks.addAll(TellingChecks.of(scenario));
        return checks;
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

    /** Whether Terraform's state is another one than before, and holds the version that runs. */
    private static boolean applied(Stage stage) {
        var changed = stage.infra().serial() != stage.before().serial();
        if (changed
                && !stage.infra().appliedTag().equals("rel-" + stage.scenario().ending().runs())) {
            throw new IllegalStateException("applied " + stage.infra().appliedTag());
        }
        return changed;
    }

    private static List<String> restarts(Stage stage) {
        return stage.airflow().restarts().stream().map(Restart::tag).toList();
    }

    private static long workflowRuns(Stage stage) {
        return stage.universe().deployment().runs().stream()
                .map(WorkflowRun::conclusion)
                .filter("success"::equals)
                .count();
    }

    private static int approvals(Stage stage) {
        return stage.universe().monorepo().pulls().stream()
                .mapToInt(pull -> pull.approvers().size())
                .sum();
    }

    private static String previewed(Stage stage) {
        return stage.events(ReleasePreviewed.class).getFirst().headSha();
    }
}
