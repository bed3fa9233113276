package dev.airlock.verify.flow;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.ApplyStarted;
import dev.airlock.event.InfraEvent.HoldReturned;
import dev.airlock.event.InfraEvent.RolledBack;
import dev.airlock.event.LedgerEvent.DeployAborting;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.OperatorEvent.Decision;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.IncidentResolved;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.Service;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.Verified;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.event.WatcherEvent.DagsResumed;
import dev.airlock.simulation.Act;
import dev.airlock.simulation.Participant;
import dev.airlock.simulation.Ticket;
import dev.airlock.simulation.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The verifier: its handler and steps as they are, its decisions the real ones. */
public final class SimulatedVerifier extends Participant {
    static final Duration POLL = Duration.ofMinutes(1);
    static final Duration HEALTH_TIMEOUT = Duration.ofMinutes(10);

    private final Map<UUID, Verification> rows = new HashMap<>();

    public SimulatedVerifier(World world) {
        super(world, Service.VERIFIER);
    }

    World world() {
        return world;
    }

    Verification row(Envelope cause) {
        return rows.computeIfAbsent(cause.deployId(), id -> new Verification(id, World.TARGET));
    }

    @Override
    protected void on(Envelope cause, DeployEvent event) {
        var row = row(cause);
        switch (event) {
            case DagsCleared cleared -> row.airflowBefore = cleared.airflowVersion();
            case ReleasePreviewed preview -> row.airflowPinKnown = preview.airflowPin() != null;
            case ReleaseGranted granted -> row.soak = granted.soak();
            case DagsHeld held -> {
                if (held.startBy() == null) {
                    row.started(cause, cause.time());
                    instance(cause, cause.id());
                }
            }
            case ApplyStarted started -> {
                row.started(cause, started.startedAt());
                instance(cause, cause.id());
            }
            case HoldReturned _ -> row.over();
            case DeployEnded _ -> row.over();
            case Applied applied -> happened(cause, row, applied.startedAt(), applied.appliedAt());
            case ApplyOutcomeUnknown _ -> {
                row.toObserve = true;
                look(cause, row, cause.time());
            }
            case RollbackRequested requested -> row.rollsBack(rows.get(requested.of()));
            case RolledBack back -> {
                happened(cause, row, back.startedAt(), cause.time());
                row.rolledBack(back.startedAt());
            }
            case DecisionTaken taken -> decided(cause, taken, row);
            case IncidentResolved resolved -> again(cause, resolved.again(), row);
            case DagsResumed _ -> {
                row.resumedAt = cause.time();
                soak(cause, row);
            }
            case DeployAborting _ ->
                    emit(
                            cause,
                            new WorkUndone(
                                    Service.VERIFIER, List.of(), List.of(), null, List.of()));
            default -> {}
        }
    }

    private void instance(Envelope cause, UUID startedEvent) {
        start("instance", Step.INSTANCE, cause, new InstanceStep.Input(World.TARGET, startedEvent));
    }

    private void happened(Envelope cause, Verification row, Instant startedAt, Instant at) {
        look(cause, row, startedAt);
        row.appliedAt = at;
    }

    private void look(Envelope cause, Verification row, Instant startedAt) {
        var started = row.startedEvent;
        if (started == null) {
            row.started(cause, startedAt);
            instance(cause, cause.id());
        } else if (row.startedAttempt < cause.attempt()) {
            row.startedAttempt = cause.attempt();
            instance(cause, started);
        } else {
            wake(cause.deployId());
        }
    }

    private void again(Envelope cause, List<Step> again, Verification row) {
        if (again.contains(Step.INSTANCE)) {
            if (row.startedEvent == null) {
                happened(cause, row, cause.time(), cause.time());
            } else {
                row.appliedAt = cause.time();
                row.startedAttempt = cause.attempt();
                again(Step.INSTANCE, cause);
            }
        }
        if (again.contains(Step.VERIFY)) {
            if (row.resumedAt == null) {
                row.resumedAt = cause.time();
            }
            soak(cause, row);
        }
    }

    private void decided(Envelope cause, DecisionTaken taken, Verification row) {
        var accepted = new Check("accepted", CheckResult.PASSED, "by " + taken.by());
        if (taken.decision() == Decision.ACCEPT && taken.question() == Question.INSTANCE) {
            start("accept", Step.INSTANCE, cause, accepted);
        } else if (taken.decision() == Decision.ACCEPT) {
            emit(cause, new Verified(row.subject(), List.of(accepted), taken.by()));
        } else if (taken.decision() == Decision.CONTINUE) {
            happened(cause, row, cause.time(), cause.time());
        }
    }

    private void soak(Envelope cause, Verification row) {
        if (row.applyStartedAt == null || row.resumedAt == null) {
            return;
        }
        var soak = row.soak == null ? Duration.ofMinutes(10) : row.soak;
        start("soak", Step.VERIFY, cause, row.resumedAt.plus(soak));
    }

    @Override
    protected Act begin(Ticket ticket) {
        var cause = ticket.cause();
        return switch (ticket.step()) {
            case "instance" ->
                    new SimulatedInstance(this, cause, (InstanceStep.Input) ticket.input())::look;
            case "accept" ->
                    () -> {
                        emit(
                                cause,
                                new AirflowReachable(
                                        "https://airflow",
                                        "",
                                        List.of((Check) ticket.input()),
                                        "ann"));
                        return Act.finished();
                    };
            case "soak" -> () -> soak(cause, (Instant) ticket.input());
            default -> throw new IllegalStateException(ticket.step());
        };
    }

    private Act.Next soak(Envelope cause, Instant until) {
        var left = Duration.between(world.clock().instant(), until);
        return left.isPositive() ? Act.after(left, () -> soaked(cause)) : soaked(cause);
    }

    private Act.Next soaked(Envelope cause) {
        var sentry =
                world.chance().once(0.85)
                        ? CheckResult.PASSED
                        : world.chance().of(List.of(CheckResult.FAILED, CheckResult.INCONCLUSIVE));
        var checks =
                List.of(
                        SoakVerdict.health(world.airflow().look()),
                        new Check("sentry", sentry, "issues"));
        return Act.then(() -> {
            emit(cause, SoakVerdict.of(row(cause).subject(), checks));
            return Act.finished();
        });
    }
}
