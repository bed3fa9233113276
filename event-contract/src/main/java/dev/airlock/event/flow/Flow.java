package dev.airlock.event.flow;

import static dev.airlock.event.Service.AIRFLOW_WATCHER;
import static dev.airlock.event.Service.DEPLOY_API;
import static dev.airlock.event.Service.INFRA_RUNNER;
import static dev.airlock.event.Service.RELEASE_SERVICE;
import static dev.airlock.event.Service.VERIFIER;

import dev.airlock.event.DeployState;
import dev.airlock.event.EventType;
import dev.airlock.event.Service;
import java.util.List;
import java.util.Locale;

/**
 * The transition table. Every pair of state and event is listed, none by a catch-all: a new event
 * does not compile until somebody has decided what it means in each state.
 *
 * <p>A move to {@link DeployState#RESTORING}, {@link DeployState#INCIDENT} or {@link
 * DeployState#ENDED} is announced by the ledger with {@code DeployAborting}, {@code
 * IncidentDeclared} or {@code DeployEnded}.
 */
public final class Flow {
    /** Who takes part in every abort, and answers one {@code WorkUndone} each. */
    public static final List<Service> PARTICIPANTS =
            List.of(AIRFLOW_WATCHER, RELEASE_SERVICE, INFRA_RUNNER, VERIFIER);

    private Flow() {}

    /** What an event means in a state. */
    public static Transition transition(DeployState state, EventType event) {
        return switch (state) {
            case QUEUED -> FromQueue.queued(event);
            case CHECKING -> FromQueue.checking(event);
            case RELEASING -> BeforeApply.releasing(event);
            case AWAITING_APPROVAL -> BeforeApply.awaitingApproval(event);
            case PLANNING -> BeforeApply.planning(event);
            case HOLDING -> FromApply.holding(event);
            case APPLYING -> FromApply.applying(event);
            case OUTCOME_UNKNOWN -> OffTheRoad.outcomeUnknown(event);
            case VERIFYING -> FromApply.verifying(event);
            case AWAITING_DECISION -> OffTheRoad.awaitingDecision(event);
            case ROLLING_BACK -> OffTheRoad.rollingBack(event);
            case RESTORING -> AtTheEnd.restoring(event);
            case INCIDENT -> AtTheEnd.incident(event);
            case ENDED -> AtTheEnd.ended(event);
        };
    }

    /** Who is waited for in a state. */
    public static Waiting waiting(DeployState state) {
        return switch (state) {
            case QUEUED -> new Waiting(state, List.of(DEPLOY_API), "its turn", false);
            case CHECKING -> timed(state, "no DAG runs", AIRFLOW_WATCHER);
            case RELEASING ->
                    timed(
                            state,
                            "the release is published, built and tagged, and a way back known",
                            RELEASE_SERVICE,
                            INFRA_RUNNER);
            case AWAITING_APPROVAL -> person(state, "the release or the plan is decided on");
            case PLANNING -> timed(state, "the plan is proposed", INFRA_RUNNER);
            case HOLDING ->
                    timed(state, "DAGs are held, the apply starts", AIRFLOW_WATCHER, INFRA_RUNNER);
            case APPLYING -> timed(state, "the plan is applied", INFRA_RUNNER);
            case OUTCOME_UNKNOWN -> person(state, "somebody can say whether the apply happened");
            case VERIFYING ->
                    timed(
                            state,
                            "the deploy is verified and the gate closed",
                            VERIFIER,
                            AIRFLOW_WATCHER,
                            INFRA_RUNNER);
            case AWAITING_DECISION -> person(state, "the open question is answered");
            case ROLLING_BACK ->
                    timed(
                            state,
                            "the version before is brought back",
                            AIRFLOW_WATCHER,
                            INFRA_RUNNER);
            case RESTORING ->
                    new Waiting(state, PARTICIPANTS, "everybody has taken back their part", true);
            case INCIDENT -> person(state, "the team has dealt with it");
            case ENDED -> new Waiting(state, List.of(DEPLOY_API), "nothing, it is over", false);
        };
    }

    /** A state's name on the wire and in configuration: {@code awaiting-approval}. */
    public static String name(DeployState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Waiting timed(DeployState state, String until, Service... owners) {
        return new Waiting(state, List.of(owners), until, true);
    }

    private static Waiting person(DeployState state, String until) {
        return new Waiting(state, List.of(), until, false);
    }
}
