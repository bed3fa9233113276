package dev.airlock.release.publish;

import dev.airlock.event.ImageTag;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Step;
import dev.airlock.event.Version;
import dev.airlock.kit.oci.RegistryClient;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.release.config.ReleaseConfig;
import dev.airlock.release.config.ReleaseTargets;
import dev.airlock.release.work.ReleaseWorks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Waits until the release's image is built and tagged, or a person says that they saw it. */
@Singleton
public class BuildStep implements DurableStep<BuildStep.Input> {
    private final ReleaseTargets targets;
    private final RegistryClient registry;
    private final ReleaseWorks works;
    private final Clock clock;

    BuildStep(ReleaseTargets targets, RegistryClient registry, ReleaseWorks works, Clock clock) {
        this.targets = targets;
        this.registry = registry;
        this.works = works;
        this.clock = clock;
    }

    /** The published version. */
    public record Input(Version version) {}

    @Override
    public String name() {
        return "build";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Step failsAs() {
        return Step.BUILD;
    }

    @Override
    public void run(StepContext context, Input input) throws StepFailure, InterruptedException {
        var config = targets.get(context.cause().target());
        var tag = config.imageTag(input.version());
        var deadline = context.cause().time().plus(config.buildTimeout());
        var seen = new Sighting(config);
        while (true) {
            var digest = seen.look(tag);
            var by = context.transact(() -> works.of(context.cause()).buildSeenBy);
            if (digest.isPresent() || by != null) {
                var ready =
                        new ReleaseReady(
                                input.version(),
                                config.image(),
                                tag,
                                digest.orElse(null),
                                by == null ? "release-service" : by,
                                List.of());
                context.finish(() -> context.emit(ready));
                return;
            }
            if (!clock.instant().isBefore(deadline)) {
                throw new StepFailure(
                        "the image was not built within " + config.buildTimeout(),
                        true,
                        List.of(config.image() + ":" + tag + ": " + seen.last));
            }
            context.pause(config.poll());
        }
    }

    /** What the registry last said; one that cannot be asked for a while is waited for as well. */
    private final class Sighting {
        private final ReleaseConfig config;
        private String last = "not asked";

        Sighting(ReleaseConfig config) {
            this.config = config;
        }

        Optional<String> look(ImageTag tag) throws InterruptedException {
            try {
                var digest = registry.digest(config.imageSource(), tag);
                last = "there is no such tag";
                return digest;
            } catch (StepUnavailable e) {
                last = e.reason();
                return Optional.empty();
            }
        }
    }
}
