package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.DagScenarios.catalogChanges;
import static dev.airlock.sandbox.scenario.Ordinary.LOADER;

import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.Outcome;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.sandbox.world.InfraRepository;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Stories that end without a deployment: everything is undone and the old version runs on. */
final class EndingScenarios {
    private EndingScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.ends(
                                "release-not-necessary",
                                "The drafted release changes nothing of the catalog",
                                Outcome.NO_CHANGES,
                                false)
                        .arranged(Ordinary::draftOtherChanges)
                        .checked(neverApplied()),
                Scenario.ends(
                                "nothing-to-deploy",
                                "No release is drafted and the newest one runs",
                                Outcome.NO_CHANGES,
                                false)
                        .checked(neverApplied()),
                Scenario.ends(
                                "empty-plan",
                                "Somebody applied the new version by hand: the plan is empty",
                                Outcome.NO_CHANGES,
                                true)
                        .arranged(catalogChanges(stage -> stage.infra().applied(Stage.DRAFTED)))
                        .checked(neverApplied()),
                Scenario.ends(
                                "unexpected-change",
                                "Somebody merged another change: the contract refuses the plan",
                                Outcome.FAILED,
                                true)
                        .arranged(
                                catalogChanges(stage ->
                                        merge(
                                                stage,
                                                "Keep logs for a week",
                                                "log_retention_days = 30",
                                                "log_retention_days = 7")))
                        .checked(failedAt(Step.PLAN), neverApplied()),
                Scenario.ends(
                                "plan-rejected",
                                "The operator rejects the plan",
                                Outcome.REJECTED,
                                true)
                        .arranged(catalogChanges(_ -> {}))
                        .upon(PlanProposed.class, stage -> stage.operator().reject())
                        .checked(neverApplied()),
                Scenario.ends(
                                "cancel-while-waiting",
                                "A DAG works for long, the operator cancels",
                                Outcome.CANCELLED,
                                false)
                        .arranged(catalogChanges(Ordinary::load))
                        .upon(DagsBlocked.class, stage -> stage.operator().cancel())
                        .checked(Seen.leftAlone(LOADER), neverApplied()));
    }

    /** Three plain failures. */
    static List<Scenario> failingSteps() {
        return List.of(
                Scenario.ends(
                                "step-fails-bump",
                                "The declaration has no version to bump",
                                Outcome.FAILED,
                                true)
                        .arranged(
                                catalogChanges(stage ->
                                        merge(
                                                stage,
                                                "Take the tag from elsewhere",
                                                "image_tag          = \"rel-",
                                                "image_tag          = \"v")))
                        .checked(failedAt(Step.BUMP), neverApplied()),
                Scenario.ends("step-fails-build", "The image is never built", Outcome.FAILED, true)
                        .settings(Map.of("release.buildTimeout", "PT2S"))
                        .arranged(catalogChanges(stage -> stage.universe().pipeline().buildFails()))
                        .checked(failedAt(Step.BUILD), neverApplied()),
                Scenario.ends(
                                "step-fails-plan",
                                "Terraform refuses the configuration",
                                Outcome.FAILED,
                                true)
                        .arranged(
                                catalogChanges(stage ->
                                        merge(
                                                stage,
                                                "Keep no logs",
                                                "log_retention_days = 30",
                                                "log_retention_days = 0")))
                        .checked(failedAt(Step.PLAN), neverApplied()));
    }

    private static void merge(Stage stage, String message, String from, String to) {
        stage.infra().merge(message, InfraRepository.DECLARATION, text -> text.replace(from, to));
    }

    static Check failedAt(Step step) {
        return Check.same(
                "failed at " + step.name().toLowerCase(Locale.ROOT),
                _ -> List.of(step),
                stage -> stage.events(StepFailed.class).stream().map(StepFailed::step).toList());
    }

    static Check neverApplied() {
        return Check.that(
                "no apply was started",
                stage -> stage.events(ApplyStarted.class).isEmpty(),
                stage -> stage.events(ApplyStarted.class));
    }
}
