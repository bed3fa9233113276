package dev.airlock.release;

import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.StepOverridden;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Step;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.kit.event.EventHandler;
import dev.airlock.kit.event.Outbox;
import dev.airlock.kit.step.Steps;
import dev.airlock.release.changelog.ChangelogStep;
import dev.airlock.release.config.ReleaseTargets;
import dev.airlock.release.preview.PreviewStep;
import dev.airlock.release.publish.BuildStep;
import dev.airlock.release.publish.PublishStep;
import dev.airlock.release.publish.UndoStep;
import dev.airlock.release.work.ReleaseWorks;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts the service's steps; everything else is not its concern. */
@ApplicationScoped
class ReleaseHandler implements EventHandler {
    private static final Set<EventType> HEARS =
            Set.of(
                    EventType.DEPLOY_REQUESTED,
                    EventType.DAGS_CLEARED,
                    EventType.RELEASE_GRANTED,
                    EventType.DEPLOY_ABORTING,
                    EventType.DEPLOY_ENDED,
                    EventType.STEP_OVERRIDDEN,
                    EventType.INCIDENT_RESOLVED);

    private final ReleaseTargets targets;
    private final ReleaseWorks works;
    private final Steps steps;
    private final ReleaseSteps release;
    private final Outbox outbox;

    ReleaseHandler(
            ReleaseTargets targets,
            ReleaseWorks works,
            Steps steps,
            ReleaseSteps release,
            Outbox outbox) {
        this.targets = targets;
        this.works = works;
        this.steps = steps;
        this.release = release;
        this.outbox = outbox;
    }

    @Override
    public Set<EventType> hears() {
        return HEARS;
    }

    @Override
    public void on(EventMessage message) {
        var cause = message.envelope();
        if (targets.find(cause.target()).isEmpty()) {
            Log.warnf("Event of an unknown target: target=%s", cause.target());
            return;
        }
        switch (message.event()) {
            case DeployRequested requested -> requested(cause, requested);
            case DagsCleared _ -> cleared(cause);
            case ReleaseGranted granted -> granted(cause, granted);
            case DeployAborting _ -> steps.start(release.undo(), cause, new UndoStep.Input());
            case DeployEnded ended -> ended(cause, ended);
            case StepOverridden overridden -> overridden(cause, overridden);
            case IncidentResolved resolved -> resolved.again().forEach(step -> again(cause, step));
            default -> throw new IllegalStateException("not heard: " + message.event());
        }
    }

    private void requested(Envelope cause, DeployRequested requested) {
        var work = works.of(cause);
        work.requestedVersion = text(requested.version());
        work.deployedVersion = text(requested.deployedVersion());
    }

    private void cleared(Envelope cause) {
        var work = works.of(cause);
        steps.start(
                release.preview(),
                cause,
                new PreviewStep.Input(
                        version(work.requestedVersion), version(work.deployedVersion)));
    }

    private void granted(Envelope cause, ReleaseGranted granted) {
        if (granted.options().contains(Option.DRY_RUN)) {
            var config = targets.get(cause.target());
            outbox.emit(
                    cause,
                    new ReleaseReady(
                            granted.version(),
                            config.image(),
                            config.imageTag(granted.version()),
                            null,
                            "release-service",
                            List.of(Option.DRY_RUN)));
            return;
        }
        var id = works.of(cause).releaseId;
        if (id == null) {
            throw new IllegalStateException("a grant without a preview");
        }
        steps.start(
                release.publish(),
                cause,
                new PublishStep.Input(granted.version(), granted.headSha(), id));
    }

    private void ended(Envelope cause, DeployEnded ended) {
        // A dry run has published nothing, so there is no changelog to come.
        if (ended.outcome() == Outcome.SUCCEEDED && works.of(cause).publishedUrl != null) {
            steps.start(
                    release.changelog(),
                    cause,
                    new ChangelogStep.Input(works.of(cause).previewed()));
        }
    }

    /** The step that waits sees it there; the changelog's may have given up long ago. */
    private void overridden(Envelope cause, StepOverridden overridden) {
        var work = works.of(cause);
        switch (overridden.step()) {
            case BUILD -> work.buildSeenBy = overridden.by();
            case CHANGELOG -> {
                work.changelogSeenBy = overridden.by();
                steps.start(release.changelog(), cause, new ChangelogStep.Input(work.previewed()));
            }
            default -> Log.warnf("Nobody overrides that step: step=%s", overridden.step());
        }
    }

    /** The publication may have been told while the wait for the build was not to begin. */
    private void again(Envelope cause, Step step) {
        if (step == Step.BUILD) {
            steps.start(release.build(), cause, new BuildStep.Input(works.of(cause).previewed()));
        } else {
            steps.again(step, cause);
        }
    }

    private static @Nullable String text(@Nullable Version version) {
        return version == null ? null : version.value();
    }

    private static @Nullable Version version(@Nullable String text) {
        return text == null ? null : new Version(text);
    }
}
