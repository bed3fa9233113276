package dev.airlock.deploy.ledger;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.HoldReturnReason;
import dev.airlock.event.ImageTag;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.GateClosed;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.InfraEvent.RolledBack;
import dev.airlock.event.LedgerEvent.DeadlinePassed;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.OperatorEvent.ApplyInterruptRequested;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausesAnswer;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.Phase;
import dev.airlock.event.VerifierEvent.Subject;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events with sensible values, for histories. */
final class Events {
    static final Version VERSION = Version.of("2023.07.03.17.52.00");
    static final UUID PLAN = UUID.fromString("0195f6a0-0000-7000-8000-000000000001");
    static final String SHA = "ab".repeat(32);
    static final String HEAD = "0123456789abcdef0123456789abcdef01234567";
    private static final Instant NOON = Course.NOON;

    private Events() {}

    static final DeployEvent QUEUED =
            new DeployQueued(VERSION, "weekly", "alice", null, null, List.of(), null);
    static final DeployEvent REQUESTED =
            new DeployRequested(VERSION, null, "weekly", "alice", Duration.ofMinutes(3), List.of());
    static final DeployEvent CLEARED = new DagsCleared(List.of(), "2.10.5", NOON, Duration.ZERO);
    static final Version BEFORE = Version.of("2023.06.01.10.00.00");
    static final DeployEvent WAY_BACK = wayBack(CheckResult.PASSED);
    static final DeployEvent BLOCKED = new DagsBlocked(List.of(), List.of(), NOON, List.of());
    static final DeployEvent PUBLISHED =
            new ReleasePublished(VERSION, "catalog-" + VERSION, HEAD, false, "url", NOON);
    static final DeployEvent READY =
            new ReleaseReady(
                    VERSION,
                    "image",
                    ImageTag.of("rel-" + VERSION),
                    "sha256:1",
                    "release-service",
                    List.of());
    static final DeployEvent HELD =
            new DagsHeld(NOON, List.of("image_data_refresh"), List.of(), List.of(), Duration.ZERO);
    static final DeployEvent STARTED = new ApplyStarted(PLAN, SHA, NOON);
    static final DeployEvent APPLIED =
            new Applied(
                    PLAN, VERSION, ImageTag.of("rel-" + VERSION), NOON, NOON, 42, "infra-runner");
    static final DeployEvent UNKNOWN = new ApplyOutcomeUnknown(PLAN, "lost", List.of());
    static final DeployEvent GATE = new GateClosed(List.of("false"));
    static final DeployEvent REACHABLE = new AirflowReachable("url", "2.10.5", List.of(), "v");
    static final DeployEvent RESUMED = new DagsResumed(List.of(), List.of(), NOON);
    static final DeployEvent VERIFIED = new Verified(Subject.FORWARD, List.of(), "verifier");
    static final DeployEvent NOT_VERIFIED =
            new VerificationFailed(Phase.SOAK, "new Sentry issues", List.of());
    static final DeployEvent APPROVED =
            new PlanApproved(PLAN, SHA, "alice", null, NOON, NOON, List.of());

    static final DeployEvent KNOWN =
            new DeployRequested(VERSION, BEFORE, "weekly", "alice", null, List.of());
    static final DeployEvent DRY =
            new DeployRequested(VERSION, BEFORE, "look", "alice", null, List.of(Option.DRY_RUN));
    static final DeployEvent INCONCLUSIVE =
            new VerificationInconclusive(Phase.INSTANCE, "no outage seen", List.of());
    static final DeployEvent BACK =
            new RollbackRequested(
                    new UUID(0, 1),
                    VERSION,
                    BEFORE,
                    ImageTag.of("rel-" + BEFORE),
                    false,
                    "bob",
                    "it is bad");
    static final DeployEvent ROLLED_BACK =
            new RolledBack(BEFORE, ImageTag.of("rel-" + BEFORE), "url", NOON, NOON);
    static final DeployEvent INTERRUPT = new ApplyInterruptRequested("bob", "stop");

    /** Stands for somebody who calls the team. */
    static final DeployEvent CALL = new PausesReleased(PausesAnswer.FORGET, "bob", "odd");

    static DeployEvent decided(Question question, Decision decision) {
        return new DecisionTaken(question, decision, "bob", null, List.of());
    }

    static DeployEvent resolved(Resolution resolution, DeployState state) {
        var goesOn = resolution == Resolution.CONTINUE ? state : null;
        return new IncidentResolved(resolution, goesOn, List.of(), null, "bob", "it is well");
    }

    static DeployEvent preview(boolean necessary, boolean nothingToDeploy) {
        return new ReleasePreviewed(
                VERSION,
                true,
                "catalog-" + VERSION,
                HEAD,
                null,
                List.of(),
                false,
                necessary,
                List.of(),
                null,
                null,
                nothingToDeploy,
                "url",
                null);
    }

    static DeployEvent wayBack(CheckResult image) {
        return new RollbackPreflighted(
                BEFORE,
                ImageTag.of("rel-" + BEFORE),
                List.of(new Check("image", image, "rel-" + BEFORE)));
    }

    static DeployEvent plan(boolean empty) {
        return new PlanProposed(
                PLAN,
                SHA,
                VERSION,
                ImageTag.of("rel-" + VERSION),
                "sha256:1",
                HEAD,
                HEAD,
                "branch",
                List.of(),
                empty,
                List.of(),
                41,
                "lineage",
                List.of(),
                List.of());
    }

    static DeployEvent returned(HoldReturnReason why) {
        return new HoldReturned(why, "because");
    }

    static DeployEvent failed(Step step) {
        return new StepFailed(step, "it broke", false, List.of("evidence"));
    }

    static DeployEvent applyFailed(ApplyEffect effect) {
        return new ApplyFailed(PLAN, effect, "exit 1", List.of());
    }

    static DeployEvent deadline(DeployState state) {
        return new DeadlinePassed(state, Service.AIRFLOW_WATCHER, NOON);
    }
}
