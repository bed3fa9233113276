package dev.airlock.simulation;

import dev.airlock.deploy.config.Rules;
import dev.airlock.deploy.ledger.Answer;
import dev.airlock.deploy.ledger.Back;
import dev.airlock.deploy.ledger.Commands;
import dev.airlock.deploy.ledger.Ledger;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.LedgerEvent.DeadlinePassed;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployQueued;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.OperatorEvent.PausesAnswer;
import dev.airlock.event.OperatorEvent.PausesReleased;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.Service;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.event.flow.Flow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** deploy-api: journal, turns and aftermath as they are, the state machine the real one. */
final class SimulatedLedger extends Participant {
    private final Map<UUID, SimulatedDeploy> deploys = new LinkedHashMap<>();
    private final Set<Version> refused = new HashSet<>();
    private final Set<UUID> released = new HashSet<>();
    private final Rules rules;
    private @Nullable Version deployed = new Version("2026.01.01.00.00.00");
    private boolean locked;
    private List<String> pausesLeft = List.of();
    private @Nullable UUID pausesLeftBy;
    private Instant sweeps;

    SimulatedLedger(World world, Rules rules) {
        super(world, Service.DEPLOY_API);
        this.rules = rules;
        this.sweeps = world.clock().instant();
    }

    Map<UUID, SimulatedDeploy> deploys() {
        return deploys;
    }

    List<String> pausesLeft() {
        return pausesLeft;
    }

    @Nullable UUID pausesLeftBy() {
        return pausesLeftBy;
    }

    Optional<SimulatedDeploy> active() {
        return deploys.values().stream()
                .filter(row -> !row.hasEnded() && row.state() != DeployState.QUEUED)
                .filter(row -> !row.progress.isDryRun())
                .findFirst();
    }

    void unlock() {
        locked = false;
    }

    @Override
    protected boolean acceptsStale() {
        return true;
    }

    @Override
    protected Act begin(Ticket ticket) {
        throw new IllegalStateException("the ledger has no steps");
    }

    @Override
    protected void on(Envelope cause, DeployEvent event) {
        var row = deploys.get(cause.deployId());
        if (cause.source() != Service.DEPLOY_API && row != null) {
            write(row, new EventMessage(cause, event));
            startNext();
        }
    }

    void queue(DeployQueued order) {
        var row = new SimulatedDeploy(world.newId(), order.rollbackOf(), now());
        deploys.put(row.id, row);
        say(row, row.progress.attempt(), List.of(order));
        startNext();
    }

    /** Refused commands throw, and have changed nothing. */
    void command(SimulatedDeploy row, String by, Function<Commands, Answer> command) {
        var commands = new Commands(row.progress, by, rules.refusing(refused), now());
        var answer = command.apply(commands);
        row.progress = answer.progress();
        say(row, answer.attempt(), answer.emits());
        startNext();
    }

    void release(PausesAnswer answer) {
        var row = pausesLeftBy == null ? null : deploys.get(pausesLeftBy);
        // Who has asked for a resume waits for it, before anything is forgotten.
        if (row != null && released.add(row.id)) {
            if (answer == PausesAnswer.FORGET) {
                world.airflow().takenOver(pausesLeft);
            }
            say(row, row.progress.attempt(), List.of(new PausesReleased(answer, "ann", "seen")));
        }
    }

    private Instant now() {
        return world.clock().instant();
    }

    private void say(SimulatedDeploy row, int attempt, List<DeployEvent> said) {
        said.forEach(event -> write(row, emit(row.id, attempt, null, event)));
    }

    private void write(SimulatedDeploy row, EventMessage first) {
        var open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            var message = open.remove();
            var before = row.progress;
            var folded = Ledger.fold(before, message, rules.refusing(refused));
            row.progress = folded.progress();
            row.deadline = deadline(row);
            row.history.add(message);
            world.trace()
                    .say(() ->
                            "ledger: %s %s in %s, %s"
                                    .formatted(
                                            folded.fits() ? "takes" : "does not take",
                                            message.type().shortName(),
                                            Flow.name(row.state()),
                                            folded.note()));
            world.invariants().folded(row, before, message, folded);
            if (folded.fits()) {
                aftermath(row, message.event());
            }
            for (var said : folded.emits()) {
                open.add(emit(row.id, row.progress.attempt(), message.envelope().id(), said));
            }
        }
    }

    private @Nullable Instant deadline(SimulatedDeploy row) {
        if (row.hasEnded()) {
            return null;
        }
        var allowed = rules.policy().deadlines().get(row.state());
        var ofState = allowed == null ? null : row.progress.since().plus(allowed);
        var heldSince = row.progress.heldSince();
        if (heldSince == null || row.state() == DeployState.INCIDENT) {
            return ofState;
        }
        var ofHold = heldSince.plus(rules.policy().held());
        return ofState == null || ofHold.isBefore(ofState) ? ofHold : ofState;
    }

    private void aftermath(SimulatedDeploy row, DeployEvent event) {
        switch (event) {
            case DeployEnded ended -> {
                deployed = ended.version() == null ? deployed : ended.version();
                if (!row.progress.paused().isEmpty()) {
                    pausesLeft = row.progress.paused();
                    pausesLeftBy = row.id;
                }
                if (ended.outcome() == Outcome.ROLLED_BACK) {
                    row.progress
                            .last(RollbackRequested.class)
                            .map(RollbackRequested::badVersion)
                            .ifPresent(refused::add);
                    locked = true;
                }
            }
            case RollbackRequested rollback when rollback.of().equals(pausesLeftBy) -> forget();
            case DagsResumed _ when row.id.equals(pausesLeftBy) -> forget();
            case PausesReleased(var dags, _, _)
                    when dags == PausesAnswer.FORGET && row.id.equals(pausesLeftBy) ->
                    forget();
            default -> {}
        }
    }

    private void forget() {
        pausesLeft = List.of();
        pausesLeftBy = null;
    }

    /** The deploy that was tried last, if it can be rolled back. */
    Optional<SimulatedDeploy> lastTried() {
        return deploys.values().stream()
                .filter(SimulatedDeploy::hasEnded)
                .filter(row ->
                        row.progress.last(ApplyStarted.class).isPresent()
                                || row.progress.isRollback())
                .reduce((_, later) -> later);
    }

    private void startNext() {
        for (var row : List.copyOf(deploys.values())) {
            if (row.state() != DeployState.QUEUED) {
                continue;
            }
            var blocked = row.rollbackOf == null && (locked || !pausesLeft.isEmpty());
            if (row.progress.isDryRun() || (active().isEmpty() && !blocked)) {
                begin(row);
            }
        }
    }

    private void begin(SimulatedDeploy row) {
        var order = row.progress.last(DeployQueued.class).orElseThrow();
        if (row.rollbackOf == null) {
            say(
                    row,
                    row.progress.attempt(),
                    List.of(
                            new DeployRequested(
                                    order.version(),
                                    deployed,
                                    order.reason(),
                                    order.by(),
                                    order.soak(),
                                    order.options())));
            return;
        }
        var tried = lastTried().filter(last -> last.id.equals(row.rollbackOf));
        var version = order.version();
        say(
                row,
                row.progress.attempt(),
                List.of(
                        tried.isEmpty() || version == null
                                ? new DeployEnded(Outcome.CANCELLED, "not tried last", null, null)
                                : Back.request(
                                        row.rollbackOf,
                                        Back.bad(tried.get().progress),
                                        version,
                                        order.options().contains(Option.FORCE),
                                        order.by(),
                                        order.reason(),
                                        rules)));
    }

    @Override
    public Instant due() {
        var due = super.due();
        return sweeps.isBefore(due) ? sweeps : due;
    }

    @Override
    public void act() {
        if (sweeps.isAfter(now())) {
            super.act();
            return;
        }
        sweeps = world.clock().in(Duration.ofMinutes(1));
        for (var row : List.copyOf(deploys.values())) {
            var deadline = row.deadline;
            if (deadline != null && !deadline.isAfter(now())) {
                var owner =
                        Flow.waiting(row.state()).owners().stream()
                                .filter(each -> !row.progress.undone().containsKey(each))
                                .findFirst()
                                .orElse(Service.DEPLOY_API);
                say(
                        row,
                        row.progress.attempt(),
                        List.of(new DeadlinePassed(row.state(), owner, deadline)));
            }
        }
        startNext();
    }
}
