package dev.airlock.simulation;

import dev.airlock.deploy.ledger.Folded;
import dev.airlock.deploy.ledger.Progress;
import dev.airlock.event.DeployState;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.Outcome;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.simulation.SimulatedDag.By;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What must hold whatever happens; the first that does not ends the run. */
final class Invariants {
    private static final Set<DeployState> PEOPLE =
            Set.of(
                    DeployState.QUEUED,
                    DeployState.ENDED,
                    DeployState.AWAITING_APPROVAL,
                    DeployState.AWAITING_DECISION,
                    DeployState.OUTCOME_UNKNOWN,
                    DeployState.INCIDENT);

    private final World world;
    private final Set<UUID> applied = new HashSet<>();

    Invariants(World world) {
        this.world = world;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(otherwise);
        }
    }

    /** One event in the ledger. */
    void folded(SimulatedDeploy row, Progress before, EventMessage message, Folded folded) {
        require(
                before.state() != DeployState.ENDED || row.hasEnded(),
                "a deploy that had ended goes on");
        require(folded.fits() || folded.emits().isEmpty(), "a misfit leads somewhere");
        world.coverage().seen(row.state());
        if (folded.fits() && message.event() instanceof IncidentDeclared declared) {
            world.coverage().seen(declared.cause());
        }
        if (folded.fits() && message.event() instanceof DeployEnded ended) {
            ended(row, ended.outcome());
        }
    }

    private void ended(SimulatedDeploy row, Outcome outcome) {
        world.coverage().seen(outcome);
        var armed = world.runner().armed(row.id);
        require(armed.isEmpty(), "ended as " + outcome + ", and " + armed);
        if (outcome == Outcome.SUCCEEDED && !row.progress.isDryRun()) {
            require(
                    row.progress.has(EventType.GATE_CLOSED) && row.progress.has(EventType.VERIFIED),
                    "succeeded without a closed gate and a verification");
        }
    }

    /** Terraform begins to apply. */
    void applying(UUID deployId, UUID planId) {
        require(applied.add(planId), "plan " + planId + " is applied twice");
        var said = said(deployId);
        require(
                said.stream()
                        .anyMatch(message ->
                                message.event() instanceof PlanApproved approved
                                        && approved.planId().equals(planId)),
                "a plan is applied that nobody approved");
        var lastHold = lastHold(deployId);
        require(lastHold.isPresent(), "an apply without a hold");
        for (var dagId : lastHold.orElseThrow().paused()) {
            var dag = world.airflow().dag(dagId).orElseThrow();
            require(
                    dag.paused || dag.by == By.PEOPLE,
                    "an apply without a live hold: " + dagId + " is not paused");
        }
    }

    private List<EventMessage> said(UUID deployId) {
        return world.topic().all().stream()
                .filter(message -> message.envelope().deployId().equals(deployId))
                .toList();
    }

    private Optional<DagsHeld> lastHold(UUID deployId) {
        return said(deployId).stream()
                .map(EventMessage::event)
                .filter(DagsHeld.class::isInstance)
                .map(DagsHeld.class::cast)
                .reduce((_, later) -> later);
    }

    /** A restart ends a run that works. */
    void killed(SimulatedRun run, SimulatedDag dag) {
        world.coverage().killed();
        var holds =
                world.topic().all().stream()
                        .filter(message -> message.event() instanceof DagsHeld)
                        .toList();
        var last = holds.isEmpty() ? Optional.<EventMessage>empty() : Optional.of(holds.getLast());
        var hold = last.map(message -> (DagsHeld) message.event());
        var named =
                hold.filter(held ->
                                held.runs().stream()
                                        .anyMatch(one ->
                                                one.runId().equals(run.runId)
                                                        && one.verdict() == RunVerdict.BUSY))
                        .isPresent();
        // A rollback goes on with what it could read; whoever unpauses a DAG answers for its runs.
        var uncertain =
                hold.filter(held -> held.startBy() == null).isPresent()
                        && hold.filter(held -> !held.warnings().isEmpty()).isPresent();
        var touchedSince =
                last.filter(held -> dag.changedAt.isAfter(held.envelope().time())).isPresent();
        var theirs = dag.by == By.PEOPLE && (!dag.paused || touchedSince);
        require(named || uncertain || theirs, run.runId + " of " + run.dagId + " is killed");
    }

    /** We are about to unpause. */
    void unpausing(SimulatedDag dag) {
        require(
                !dag.paused || dag.by == By.US,
                "somebody else's pause of " + dag.id + " is undone");
        require(dag.paused || dag.by != By.US, "the pause of " + dag.id + " is undone twice");
    }

    /** Nobody says anything any more, and every deadline has fired. */
    void atTheEnd() {
        for (var row : world.ledger().deploys().values()) {
            require(PEOPLE.contains(row.state()), "it is left in " + row.state());
            ledgerIsTopic(row);
        }
        for (var dag : world.airflow().dags()) {
            if (dag.paused && dag.by == By.US) {
                require(isNamed(dag.id), dag.id + " stays paused, and nobody is told");
            }
        }
    }

    /** By the ledger, or by the watcher's board as long as the deploy is not over. */
    private boolean isNamed(String dagId) {
        return world.ledger().pausesLeft().contains(dagId)
                || (world.ledger().active().isPresent() && world.watcher().mayHavePaused(dagId));
    }

    private void ledgerIsTopic(SimulatedDeploy row) {
        var inLedger = row.history.stream().map(message -> message.envelope().id()).toList();
        Set<UUID> onTopic =
                said(row.id).stream()
                        .map(message -> message.envelope().id())
                        .collect(Collectors.toSet());
        require(
                inLedger.size() == onTopic.size() && onTopic.containsAll(inLedger),
                "the ledger's history is not the topic's");
    }
}
