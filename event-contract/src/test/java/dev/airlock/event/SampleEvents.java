package dev.airlock.event;

import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.GateClosed;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.InfraEvent.InfraPullRequestClosed;
import dev.airlock.event.InfraEvent.InfraPullRequestOpened;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.InfraEvent.RolledBack;
import dev.airlock.event.LedgerEvent.DeadlinePassed;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.LedgerEvent.PlanRejected;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.LedgerEvent.ReleaseRefused;
import dev.airlock.event.LedgerEvent.StillWaiting;
import dev.airlock.event.OperatorEvent.ApplyInterruptRequested;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.PausedDags;
import dev.airlock.event.OperatorEvent.PausesAnswer;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.OperatorEvent.Resolution;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.OperatorEvent.StepOverridden;
import dev.airlock.event.ReleaseEvent.AirflowUpgrade;
import dev.airlock.event.ReleaseEvent.ChangelogApproved;
import dev.airlock.event.ReleaseEvent.Commit;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import dev.airlock.event.ReleaseEvent.ReleaseReady;
import dev.airlock.event.ResourceChange.AttributeChange;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.Phase;
import dev.airlock.event.VerifierEvent.Subject;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.event.VerifierEvent.VersionObserved;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One event of each type, every field set, always the same. */
public final class SampleEvents {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Version VERSION = Version.of("2023.07.03.17.52.00");
    private static final Version BEFORE = Version.of("2023.06.01.10.00.00");
    private static final ImageTag TAG = ImageTag.of("rel-2023.07.03.17.52.00");
    private static final UUID PLAN = UUID.fromString("0195f6a0-0000-7000-8000-000000000001");
    private static final UUID DEPLOY = UUID.fromString("0195f6a0-0000-7000-8000-000000000002");
    private static final String SHA256 = "ab".repeat(32);
    private static final String SHA = "0123456789abcdef0123456789abcdef01234567";
    private static final String DIGEST = "sha256:" + "cd".repeat(32);
    private static final String URL = "https://github.com/WordPress/openverse/pull/7";
    private static final List<String> EVIDENCE = List.of("what was seen");
    private static final RunningDag RUN =
            new RunningDag(
                    "image_data_refresh",
                    "manual__1",
                    RunVerdict.PARKED,
                    "wait_for_reindex (HttpSensor) up_for_reschedule",
                    NOON,
                    Duration.ofHours(2));
    private static final Check CHECK = new Check("health", CheckResult.PASSED, "healthy");

    private SampleEvents() {}

    public static DeployEvent of(EventType type) {
        return switch (type) {
            case DEPLOY_QUEUED ->
                    new DeployQueued(
                            VERSION,
                            "weekly",
                            "alice",
                            Duration.ofMinutes(5),
                            NOON,
                            List.of(Option.FORCE),
                            DEPLOY);
            case DEPLOY_REQUESTED ->
                    new DeployRequested(
                            VERSION,
                            BEFORE,
                            "weekly",
                            "alice",
                            Duration.ofMinutes(5),
                            List.of(Option.DRY_RUN));
            case DAGS_CLEARED ->
                    new DagsCleared(List.of(RUN), "2.10.5", NOON, Duration.ofSeconds(5));
            case ROLLBACK_PREFLIGHTED ->
                    new RollbackPreflighted(
                            BEFORE, ImageTag.of("rel-2023.06.01.10.00.00"), List.of(CHECK));
            case DAGS_BLOCKED ->
                    new DagsBlocked(
                            List.of(RUN),
                            List.of("no health"),
                            NOON,
                            List.of("audio_data_refresh"));
            case RELEASE_PREVIEWED ->
                    new ReleasePreviewed(
                            VERSION,
                            true,
                            "catalog-2023.07.03.17.52.00",
                            SHA,
                            BEFORE,
                            List.of(new Commit(SHA, "Fix the loader", "bob", URL)),
                            false,
                            true,
                            List.of("catalog/dags/a.py"),
                            "2.10.5",
                            new AirflowUpgrade("2.10.4", "2.10.5"),
                            false,
                            URL,
                            BEFORE);
            case RELEASE_GRANTED ->
                    new ReleaseGranted(
                            VERSION,
                            SHA,
                            Duration.ofMinutes(10),
                            0,
                            "alice",
                            "go ahead",
                            List.of(Option.DRY_RUN));
            case RELEASE_REFUSED -> new ReleaseRefused(VERSION, "alice", "not today");
            case RELEASE_PUBLISHED ->
                    new ReleasePublished(
                            VERSION, "catalog-2023.07.03.17.52.00", SHA, false, URL, NOON);
            case RELEASE_READY ->
                    new ReleaseReady(
                            VERSION,
                            "ghcr.io/wordpress/openverse-catalog",
                            TAG,
                            DIGEST,
                            "release-service",
                            List.of(Option.DRY_RUN));
            case PLAN_PROPOSED ->
                    new PlanProposed(
                            PLAN,
                            SHA256,
                            VERSION,
                            TAG,
                            DIGEST,
                            SHA,
                            SHA,
                            "bump-catalog-airflow",
                            List.of(
                                    new ResourceChange(
                                            "module.catalog-airflow.terraform_data.service",
                                            List.of("update"),
                                            List.of(
                                                    new AttributeChange(
                                                            "input.tag",
                                                            "\"a\"",
                                                            "\"b\"",
                                                            false)))),
                            false,
                            List.of("only the tag changes"),
                            41,
                            "lineage",
                            List.of(Option.DRY_RUN),
                            List.of("a resource would be deleted"));
            case PLAN_APPROVED ->
                    new PlanApproved(
                            PLAN,
                            SHA256,
                            "alice",
                            "fine",
                            NOON,
                            NOON.plusSeconds(3600),
                            List.of(Option.FORCE));
            case PLAN_REJECTED -> new PlanRejected(PLAN, SHA256, "alice", "too much");
            case DAGS_HELD ->
                    new DagsHeld(
                            NOON.plusSeconds(900),
                            List.of("image_data_refresh"),
                            List.of(RUN),
                            List.of("a sensor times out at 13:00"),
                            Duration.ofSeconds(5));
            case HOLD_RETURNED -> new HoldReturned(HoldReturnReason.LATE, "startBy has passed");
            case APPLY_STARTED -> new ApplyStarted(PLAN, SHA256, NOON);
            case APPLIED ->
                    new Applied(PLAN, VERSION, TAG, NOON, NOON.plusSeconds(60), 42, "infra-runner");
            case APPLY_FAILED ->
                    new ApplyFailed(PLAN, ApplyEffect.UNCHANGED, "exit code 1", EVIDENCE);
            case APPLY_OUTCOME_UNKNOWN ->
                    new ApplyOutcomeUnknown(PLAN, "its owner is gone", EVIDENCE);
            case GATE_CLOSED -> new GateClosed(EVIDENCE);
            case AIRFLOW_REACHABLE ->
                    new AirflowReachable(URL, "2.10.5", List.of(CHECK), "verifier");
            case DAGS_RESUMED ->
                    new DagsResumed(List.of("image_data_refresh"), List.of("one is gone"), NOON);
            case VERIFIED -> new Verified(Subject.FORWARD, List.of(CHECK), "verifier");
            case VERIFICATION_FAILED ->
                    new VerificationFailed(Phase.SOAK, "new Sentry issues", List.of(CHECK));
            case VERIFICATION_INCONCLUSIVE ->
                    new VerificationInconclusive(Phase.INSTANCE, "no outage seen", List.of(CHECK));
            case DEPLOY_ENDED ->
                    new DeployEnded(Outcome.SUCCEEDED, "verified", VERSION, "# Deploy");
            case CHANGELOG_APPROVED -> new ChangelogApproved(7, URL, false, true, "airlock");
            case INFRA_PULL_REQUEST_OPENED ->
                    new InfraPullRequestOpened(8, URL, "bump-catalog-airflow", false, VERSION);
            case PAPERWORK_PENDING -> new PaperworkPending(Step.CHANGELOG, "not open yet", URL);
            case STEP_FAILED -> new StepFailed(Step.PLAN, "contract refused", false, EVIDENCE);
            case WORK_UNDONE ->
                    new WorkUndone(
                            Service.INFRA_RUNNER,
                            List.of("plan destroyed"),
                            List.of("a published release"),
                            ApplyEffect.NONE,
                            List.of("image_data_refresh"));
            case DEADLINE_PASSED ->
                    new DeadlinePassed(DeployState.CHECKING, Service.AIRFLOW_WATCHER, NOON);
            case STILL_WAITING -> new StillWaiting(DeployState.AWAITING_APPROVAL, NOON);
            case DEPLOY_ABORTING ->
                    new DeployAborting(
                            Outcome.CANCELLED,
                            "not today",
                            "alice",
                            List.of(Service.AIRFLOW_WATCHER, Service.INFRA_RUNNER),
                            PausedDags.LEAVE);
            case INCIDENT_DECLARED ->
                    new IncidentDeclared(
                            IncidentCause.RESUME_FAILED,
                            "DAGs could not be unpaused",
                            EVIDENCE,
                            List.of("image_data_refresh"),
                            "ledger");
            case INCIDENT_RESOLVED ->
                    new IncidentResolved(
                            Resolution.CONTINUE,
                            DeployState.VERIFYING,
                            List.of(Step.INSTANCE, Step.GATE),
                            PausedDags.RESUME,
                            "alice",
                            "Airflow is back");
            case PAUSES_RELEASED -> new PausesReleased(PausesAnswer.RESUME, "alice", "checked");
            case DECISION_TAKEN ->
                    new DecisionTaken(
                            Question.INSTANCE, Decision.ACCEPT, "alice", "I saw it", EVIDENCE);
            case STEP_OVERRIDDEN -> new StepOverridden(Step.BUILD, "alice", "I saw it built");
            case ROLLBACK_REQUESTED ->
                    new RollbackRequested(
                            DEPLOY,
                            VERSION,
                            BEFORE,
                            ImageTag.of("rel-2023.06.01.10.00.00"),
                            false,
                            "alice",
                            "errors in Sentry");
            case ROLLED_BACK ->
                    new RolledBack(
                            BEFORE,
                            ImageTag.of("rel-2023.06.01.10.00.00"),
                            URL,
                            NOON,
                            NOON.plusSeconds(60));
            case INFRA_PULL_REQUEST_CLOSED ->
                    new InfraPullRequestClosed(8, URL, "bump-catalog-airflow");
            case APPLY_INTERRUPT_REQUESTED ->
                    new ApplyInterruptRequested("alice", "the wrong evening");
            case VERSION_OBSERVED -> new VersionObserved(List.of(CHECK));
        };
    }
}
