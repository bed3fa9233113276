package dev.airlock.infra.rollback;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.ImageTag;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.Step;
import dev.airlock.event.Version;
import dev.airlock.infra.config.InfraConfig;
import dev.airlock.infra.config.InfraTargets;
import dev.airlock.kit.oci.RegistryClient;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees before a deploy whether it could be rolled back: the version before, its image, and the
 * workflow that would bring it back. It writes nothing anywhere.
 */
@Singleton
public class PreflightStep implements DurableStep<PreflightStep.Before> {
    private final InfraTargets targets;
    private final RegistryClient registry;
    private final ActionsClient actions;

    PreflightStep(InfraTargets targets, RegistryClient registry, ActionsClient actions) {
        this.targets = targets;
        this.registry = registry;
        this.actions = actions;
    }

    /** The version that runs before the deploy; absent if nobody knows any. */
    public record Before(@Nullable Version version) {}

    /**
     * What is to be looked at: what runs, as soon as a deploy begins; if nobody knows that, the
     * version of the newest changelog, which the preview names.
     */
    public static Optional<Before> upon(DeployEvent event) {
        return switch (event) {
            case DeployRequested requested ->
                    Optional.ofNullable(requested.deployedVersion()).map(Before::new);
            case ReleasePreviewed preview when preview.deployedVersion() == null ->
                    Optional.of(new Before(preview.previousVersion()));
            default -> Optional.empty();
        };
    }

    @Override
    public String name() {
        return "preflight";
    }

    @Override
    public Class<Before> inputType() {
        return Before.class;
    }

    @Override
    public Step failsAs() {
        return Step.PREFLIGHT;
    }

    @Override
    public void run(StepContext context, Before before)
            throws StepUnavailable, StepFailure, InterruptedException {
        var version = before.version();
        var told = version == null ? nothingBefore() : look(context.cause().target(), version);
        context.finish(() -> context.emit(told));
    }

    private static RollbackPreflighted nothingBefore() {
        return new RollbackPreflighted(
                null,
                null,
                List.of(
                        new Check(
                                "version",
                                CheckResult.SKIPPED,
                                "nobody knows of a version that was deployed before")));
    }

    private RollbackPreflighted look(String target, Version version)
            throws StepUnavailable, StepFailure, InterruptedException {
        var config = targets.get(target);
        var tag = targets.tag(target, version);
        var image = registry.digest(config.imageSource(), tag);
        var workflow = actions.workflow(config);
        return new RollbackPreflighted(
                version,
                tag,
                List.of(
                        known(version),
                        image.map(digest -> image(CheckResult.PASSED, config, tag, "is " + digest))
                                .orElseGet(() ->
                                        image(
                                                CheckResult.FAILED,
                                                config,
                                                tag,
                                                "is not in the registry")),
                        workflow(config, workflow.map(each -> each.state()).orElse("missing"))));
    }

    private static Check known(Version version) {
        return new Check("version", CheckResult.PASSED, version + " was there before");
    }

    private static Check image(CheckResult result, InfraConfig config, ImageTag tag, String says) {
        return new Check("image", result, "%s:%s %s".formatted(config.image(), tag, says));
    }

    private static Check workflow(InfraConfig config, String state) {
        return new Check(
                "workflow",
                state.equals("active") ? CheckResult.PASSED : CheckResult.FAILED,
                "%s of %s is %s"
                        .formatted(
                                config.rollback().workflow(),
                                config.pullRequest().repository(),
                                state));
    }

    /** Whoever did not answer, the ledger is told: its policy decides on a doubt as well. */
    @Override
    public void failed(StepContext context, Before before, StepFailure failure) {
        var version = before.version();
        var tag = version == null ? null : targets.tag(context.cause().target(), version);
        context.emit(
                new RollbackPreflighted(
                        version,
                        tag,
                        List.of(
                                new Check(
                                        "way-back",
                                        CheckResult.INCONCLUSIVE,
                                        "could not be checked: " + failure.reason()))));
    }
}
