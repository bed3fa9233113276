package dev.airlock.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue of events: the name of each on the wire, its record, and the services that may emit
 * it. The flow's documents and the emitter check are made from it.
 */
public enum EventType {
    DEPLOY_QUEUED("deploy-queued", LedgerEvent.DeployQueued.class, Service.DEPLOY_API),
    DEPLOY_REQUESTED("deploy-requested", LedgerEvent.DeployRequested.class, Service.DEPLOY_API),
    ROLLBACK_PREFLIGHTED(
            "rollback-preflighted", InfraEvent.RollbackPreflighted.class, Service.INFRA_RUNNER),
    DAGS_CLEARED("dags-cleared", WatcherEvent.DagsCleared.class, Service.AIRFLOW_WATCHER),
    DAGS_BLOCKED("dags-blocked", WatcherEvent.DagsBlocked.class, Service.AIRFLOW_WATCHER),
    RELEASE_PREVIEWED(
            "release-previewed", ReleaseEvent.ReleasePreviewed.class, Service.RELEASE_SERVICE),
    RELEASE_GRANTED("release-granted", LedgerEvent.ReleaseGranted.class, Service.DEPLOY_API),
    RELEASE_REFUSED("release-refused", LedgerEvent.ReleaseRefused.class, Service.DEPLOY_API),
    RELEASE_PUBLISHED(
            "release-published", ReleaseEvent.ReleasePublished.class, Service.RELEASE_SERVICE),
    RELEASE_READY("release-ready", ReleaseEvent.ReleaseReady.class, Service.RELEASE_SERVICE),
    PLAN_PROPOSED("plan-proposed", InfraEvent.PlanProposed.class, Service.INFRA_RUNNER),
    PLAN_APPROVED("plan-approved", LedgerEvent.PlanApproved.class, Service.DEPLOY_API),
    PLAN_REJECTED("plan-rejected", LedgerEvent.PlanRejected.class, Service.DEPLOY_API),
    DAGS_HELD("dags-held", WatcherEvent.DagsHeld.class, Service.AIRFLOW_WATCHER),
    HOLD_RETURNED("hold-returned", InfraEvent.HoldReturned.class, Service.INFRA_RUNNER),
    APPLY_STARTED("apply-started", InfraEvent.ApplyStarted.class, Service.INFRA_RUNNER),
    APPLIED("applied", InfraEvent.Applied.class, Service.INFRA_RUNNER),
    APPLY_FAILED("apply-failed", InfraEvent.ApplyFailed.class, Service.INFRA_RUNNER),
    APPLY_OUTCOME_UNKNOWN(
            "apply-outcome-unknown", InfraEvent.ApplyOutcomeUnknown.class, Service.INFRA_RUNNER),
    GATE_CLOSED("gate-closed", InfraEvent.GateClosed.class, Service.INFRA_RUNNER),
    APPLY_INTERRUPT_REQUESTED(
            "apply-interrupt-requested",
            OperatorEvent.ApplyInterruptRequested.class,
            Service.DEPLOY_API),
    VERSION_OBSERVED("version-observed", VerifierEvent.VersionObserved.class, Service.VERIFIER),
    AIRFLOW_REACHABLE("airflow-reachable", VerifierEvent.AirflowReachable.class, Service.VERIFIER),
    DAGS_RESUMED("dags-resumed", WatcherEvent.DagsResumed.class, Service.AIRFLOW_WATCHER),
    VERIFIED("verified", VerifierEvent.Verified.class, Service.VERIFIER),
    VERIFICATION_FAILED(
            "verification-failed", VerifierEvent.VerificationFailed.class, Service.VERIFIER),
    VERIFICATION_INCONCLUSIVE(
            "verification-inconclusive",
            VerifierEvent.VerificationInconclusive.class,
            Service.VERIFIER),
    DECISION_TAKEN("decision-taken", OperatorEvent.DecisionTaken.class, Service.DEPLOY_API),
    STEP_OVERRIDDEN("step-overridden", OperatorEvent.StepOverridden.class, Service.DEPLOY_API),
    ROLLBACK_REQUESTED(
            "rollback-requested", OperatorEvent.RollbackRequested.class, Service.DEPLOY_API),
    ROLLED_BACK("rolled-back", InfraEvent.RolledBack.class, Service.INFRA_RUNNER),
    DEPLOY_ENDED("deploy-ended", LedgerEvent.DeployEnded.class, Service.DEPLOY_API),
    CHANGELOG_APPROVED(
            "changelog-approved", ReleaseEvent.ChangelogApproved.class, Service.RELEASE_SERVICE),
    INFRA_PULL_REQUEST_OPENED(
            "infra-pull-request-opened",
            InfraEvent.InfraPullRequestOpened.class,
            Service.INFRA_RUNNER),
    INFRA_PULL_REQUEST_CLOSED(
            "infra-pull-request-closed",
            InfraEvent.InfraPullRequestClosed.class,
            Service.INFRA_RUNNER),
    PAPERWORK_PENDING(
            "paperwork-pending",
            StepEvent.PaperworkPending.class,
            Service.RELEASE_SERVICE,
            Service.INFRA_RUNNER),
    STEP_FAILED(
            "step-failed",
            StepEvent.StepFailed.class,
            Service.AIRFLOW_WATCHER,
            Service.RELEASE_SERVICE,
            Service.INFRA_RUNNER,
            Service.VERIFIER),
    WORK_UNDONE(
            "work-undone",
            StepEvent.WorkUndone.class,
            Service.AIRFLOW_WATCHER,
            Service.RELEASE_SERVICE,
            Service.INFRA_RUNNER,
            Service.VERIFIER),
    DEADLINE_PASSED("deadline-passed", LedgerEvent.DeadlinePassed.class, Service.DEPLOY_API),
    STILL_WAITING("still-waiting", LedgerEvent.StillWaiting.class, Service.DEPLOY_API),
    DEPLOY_ABORTING("deploy-aborting", LedgerEvent.DeployAborting.class, Service.DEPLOY_API),
    INCIDENT_DECLARED("incident-declared", LedgerEvent.IncidentDeclared.class, Service.DEPLOY_API),
    INCIDENT_RESOLVED(
            "incident-resolved", OperatorEvent.IncidentResolved.class, Service.DEPLOY_API),
    PAUSES_RELEASED("pauses-released", OperatorEvent.PausesReleased.class, Service.DEPLOY_API);

    private static final String PREFIX = "dev.airlock.deploy.";
    private static final String SUFFIX = ".v1";
    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_RECORD =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));

    private final String shortName;
    private final Class<? extends DeployEvent> record;
    private final Set<Service> emitters;

    EventType(String shortName, Class<? extends DeployEvent> record, Service... emitters) {
        this.shortName = shortName;
        this.record = record;
        this.emitters = Set.of(emitters);
    }

    /** The name people read, in kebab case: {@code dags-cleared}. */
    public String shortName() {
        return shortName;
    }

    /** The CloudEvents {@code type}: {@code dev.airlock.deploy.dags-cleared.v1}. */
    public String wireName() {
        return PREFIX + shortName + SUFFIX;
    }

    /** The record that carries the data. */
    public Class<? extends DeployEvent> record() {
        return record;
    }

    /** Who may emit it; from anybody else it is refused. */
    public Set<Service> emitters() {
        return emitters;
    }

    /**
     * A fact about the world: always recorded in the ledger, even when it belongs to an older
     * attempt.
     */
    public boolean isFact() {
        return switch (this) {
            case RELEASE_PUBLISHED,
                    APPLY_STARTED,
                    APPLIED,
                    APPLY_FAILED,
                    APPLY_OUTCOME_UNKNOWN,
                    GATE_CLOSED,
                    ROLLED_BACK,
                    DAGS_RESUMED ->
                    true;
            default -> false;
        };
    }

    /** The type of that CloudEvents name; an unknown one is an {@link IllegalArgumentException}. */
    public static EventType ofWireName(String name) {
        var type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no such event type: " + Printable.of(name));
        }
        return type;
    }

    /** The type of an event. */
    public static EventType of(DeployEvent event) {
        return of(event.getClass());
    }

    /** The type that this record carries the data of. */
    public static EventType of(Class<? extends DeployEvent> record) {
        var type = BY_RECORD.get(record);
        if (type == null) {
            throw new IllegalStateException("not in the catalogue: " + record);
        }
        return type;
    }
}
