package dev.airlock.simulation;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.ImageTag;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.Option;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsCleared;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** release-service: a draft, published, built; nothing of it is decided here. */
final class SimulatedRelease extends Participant {
    private final Map<UUID, Version> drafts = new HashMap<>();
    private int made;

    SimulatedRelease(World world) {
        super(world, Service.RELEASE_SERVICE);
    }

    @Override
    protected void on(Envelope cause, DeployEvent event) {
        switch (event) {
            case DagsCleared _ -> start("preview", Step.PREVIEW, cause, World.TARGET);
            case ReleaseGranted granted -> start("publish", Step.PUBLISH, cause, granted);
            case DeployAborting _ -> start("undo", Step.PUBLISH, cause, World.TARGET);
            case IncidentResolved resolved ->
                    resolved.again()
                            .forEach(
                                    step -> again(step == Step.BUILD ? Step.PUBLISH : step, cause));
            default -> {}
        }
    }

    @Override
    protected Act begin(Ticket ticket) {
        var cause = ticket.cause();
        return switch (ticket.step()) {
            case "preview" -> () -> preview(cause);
            case "publish" -> () -> publish(cause, (ReleaseGranted) ticket.input());
            case "undo" ->
                    () -> {
                        emit(
                                cause,
                                new WorkUndone(
                                        Service.RELEASE_SERVICE,
                                        List.of(),
                                        List.of(),
                                        null,
                                        List.of()));
                        return Act.finished();
                    };
            default -> throw new IllegalStateException(ticket.step());
        };
    }

    private Act.Next preview(Envelope cause) {
        if (!world.isCalm() && world.chance().once(0.03)) {
            return fail(cause, Step.PREVIEW, "GitHub does not answer", List.of());
        }
        var version =
                drafts.computeIfAbsent(
                        cause.deployId(),
                        _ -> new Version("2026.01.02.00.00.%02d".formatted(++made)));
        var nothing = world.chance().once(0.05);
        emit(
                cause,
                new ReleasePreviewed(
                        version,
                        true,
                        "catalog-" + version,
                        "5ha",
                        null,
                        List.of(),
                        false,
                        world.chance().once(0.9),
                        List.of(),
                        "2.9.0",
                        null,
                        nothing,
                        "https://release",
                        new Version("2026.01.01.00.00.00")));
        return Act.finished();
    }

    private Act.Next publish(Envelope cause, ReleaseGranted granted) {
        var version = granted.version();
        var dryRun = granted.options().contains(Option.DRY_RUN);
        if (!dryRun) {
            var now = world.clock().instant();
            emit(
                    cause,
                    new ReleasePublished(
                            version, "catalog-" + version, "5ha", false, "https://release", now));
        }
        return Act.after(
                world.chance().upTo(Duration.ofMinutes(20)),
                () -> {
                    emit(
                            cause,
                            new ReleaseReady(
                                    version,
                                    "image",
                                    ImageTag.of("rel-" + version),
                                    dryRun ? null : "sha256:1",
                                    null,
                                    granted.options()));
                    return Act.finished();
                });
    }
}
