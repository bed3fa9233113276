package dev.airlock.release.preview;

import dev.airlock.event.ReleaseEvent.AirflowUpgrade;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.Step;
import dev.airlock.event.Version;
import dev.airlock.kit.step.DurableStep;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.release.config.ReleaseConfig;
import dev.airlock.release.config.ReleaseTargets;
import dev.airlock.release.github.Changes;
import dev.airlock.release.github.FoundRelease;
import dev.airlock.release.github.GitHub;
import dev.airlock.release.github.GitHubs;
import dev.airlock.release.work.ReleaseWorks;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the release, what it would bring, and whether it is necessary; publishes nothing. */
@Singleton
public class PreviewStep implements DurableStep<PreviewStep.Input> {
    private final ReleaseTargets targets;
    private final GitHubs gitHubs;
    private final ReleaseWorks works;

    PreviewStep(ReleaseTargets targets, GitHubs gitHubs, ReleaseWorks works) {
        this.targets = targets;
        this.gitHubs = gitHubs;
        this.works = works;
    }

    /** What was asked for, and what is deployed now. */
    public record Input(@Nullable Version requested, @Nullable Version deployed) {}

    @Override
    public String name() {
        return "preview";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Step failsAs() {
        return Step.PREVIEW;
    }

    @Override
    public void run(StepContext context, Input input) throws StepUnavailable, StepFailure {
        var config = targets.get(context.cause().target());
        var gitHub = gitHubs.of(config);
        var choice =
                Choice.among(
                        gitHub.releases(), config.tagPrefix(), input.requested(), input.deployed());
        switch (choice) {
            case Choice.Unclear unclear ->
                    throw new StepFailure(unclear.reason(), false, List.of());
            case Choice.NothingToDeploy nothing ->
                    tell(
                            context,
                            config,
                            gitHub,
                            input,
                            nothing.version(),
                            nothing.release(),
                            true);
            case Choice.Chosen chosen ->
                    tell(context, config, gitHub, input, chosen.version(), chosen.release(), false);
        }
    }

    private void tell(
            StepContext context,
            ReleaseConfig config,
            GitHub gitHub,
            Input input,
            Version version,
            FoundRelease release,
            boolean nothingToDeploy)
            throws StepUnavailable, StepFailure {
        var head = head(config, gitHub, release);
        var base = base(config, gitHub, input.deployed());
        var changes = base.isEmpty() ? Optional.<Changes>empty() : gitHub.changes(base.get(), head);
        var necessity =
                nothingToDeploy
                        ? new Necessity(false, List.of())
                        : Necessity.of(changes, config.necessaryPaths());
        var pins = base.isEmpty() ? null : pins(config, gitHub, base.get(), head);
        var preview =
                new ReleasePreviewed(
                        version,
                        release.draft(),
                        release.tag(),
                        head,
                        input.deployed(),
                        changes.map(Changes::commits).orElse(List.of()),
                        changes.map(Changes::commitsTruncated).orElse(false),
                        necessity.necessary(),
                        necessity.files(),
                        pins == null ? null : pins.to(),
                        pins == null || pins.from().equals(pins.to()) ? null : pins,
                        nothingToDeploy,
                        release.url(),
                        previous(config, gitHub, version));
        context.finish(() -> {
            var work = works.of(context.cause());
            work.version = version.value();
            work.releaseId = release.id();
            work.headSha = head;
            context.emit(preview);
        });
    }

    /** A draft's commitish is usually a branch, which moves on: what it names now is pinned. */
    private static String head(ReleaseConfig config, GitHub gitHub, FoundRelease release)
            throws StepUnavailable, StepFailure {
        var commitish = release.commitish().isBlank() ? config.branch() : release.commitish();
        var found = release.draft() ? gitHub.sha(commitish) : gitHub.tagged(release.tag());
        return found.orElseThrow(() ->
                new StepFailure(
                        "GitHub knows no commit " + (release.draft() ? commitish : release.tag()),
                        false,
                        List.of()));
    }

    private static Optional<String> base(
            ReleaseConfig config, GitHub gitHub, @Nullable Version deployed)
            throws StepUnavailable, StepFailure {
        return deployed == null ? Optional.empty() : gitHub.tagged(config.tag(deployed));
    }

    /** The version of the newest changelog before; absent if there is none, or none is kept. */
    private static @Nullable Version previous(ReleaseConfig config, GitHub gitHub, Version version)
            throws StepUnavailable, StepFailure {
        var changelog = config.changelog();
        if (changelog == null) {
            return null;
        }
        return gitHub.files(changelog.folder(), config.branch()).stream()
                .map(changelog::versionOf)
                .flatMap(Optional::stream)
                .filter(each -> each.compareTo(version) < 0)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What the release pins, and what was pinned before; absent if either cannot be told. */
    private static @Nullable AirflowUpgrade pins(
            ReleaseConfig config, GitHub gitHub, String base, String head)
            throws StepUnavailable, StepFailure {
        var pin = config.airflowPin();
        if (pin == null) {
            return null;
        }
        var from = gitHub.text(pin.file(), base).flatMap(pin::versionIn);
        var to = gitHub.text(pin.file(), head).flatMap(pin::versionIn);
        return from.isPresent() && to.isPresent() ? new AirflowUpgrade(from.get(), to.get()) : null;
    }
}
