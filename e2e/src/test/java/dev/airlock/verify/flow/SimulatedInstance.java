package dev.airlock.verify.flow;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.event.VerifierEvent.AirflowReachable;
import dev.airlock.event.VerifierEvent.Phase;
import dev.airlock.event.VerifierEvent.VerificationFailed;
import dev.airlock.event.VerifierEvent.VerificationInconclusive;
import dev.airlock.simulation.Act;
import dev.airlock.verify.airflow.AirflowReading;
import dev.airlock.verify.airflow.AirflowReading.Answering;
import dev.airlock.verify.airflow.ExpectedVersion;
import dev.airlock.verify.airflow.NewInstance;
import dev.airlock.verify.airflow.SchedulerJobs.Untold;
import dev.airlock.verify.flow.InstanceVerdict.Away;
import dev.airlock.verify.flow.InstanceVerdict.Failed;
import dev.airlock.verify.flow.InstanceVerdict.Inconclusive;
import dev.airlock.verify.flow.InstanceVerdict.Reachable;
import dev.airlock.verify.flow.InstanceVerdict.Wait;
import java.util.Objects;
import java.util.Optional;

/** {@link InstanceStep} with its real verdict, one look at a time. */
final class SimulatedInstance {
    private final SimulatedVerifier verifier;
    private final Envelope cause;
    private final InstanceStep.Input input;
    private final OutageWatch outages = new OutageWatch();

    SimulatedInstance(SimulatedVerifier verifier, Envelope cause, InstanceStep.Input input) {
        this.verifier = verifier;
        this.cause = cause;
        this.input = input;
    }

    Act.Next look() {
        var row = verifier.row(cause);
        if (!input.startedEvent().equals(row.startedEvent)) {
            return Act.finished();
        }
        var at = verifier.world().clock().instant();
        var reading = verifier.world().airflow().look();
        outages.note(at, reading).ifPresent(outage -> row.outage(outage, at));
        if (row.toObserve || row.appliedAt != null) {
            var look = look(row, reading);
            if (row.toObserve) {
                row.toObserve = false;
                verifier.emit(cause, look.observed());
            }
            var appliedAt = row.appliedAt;
            if (appliedAt != null) {
                var overdue = at.isAfter(appliedAt.plus(SimulatedVerifier.HEALTH_TIMEOUT));
                var conclusion = conclusion(look.verdict(overdue));
                if (conclusion.isPresent()) {
                    return Act.then(() -> {
                        verifier.emit(cause, conclusion.get());
                        return Act.finished();
                    });
                }
            }
        }
        var poll = SimulatedVerifier.POLL;
        return Act.after(outages.isSuspicious() ? poll.dividedBy(5) : poll, this::look);
    }

    private InstanceLook look(Verification known, AirflowReading reading) {
        var jobs =
                reading instanceof Answering now && now.hasJobs()
                        ? verifier.world().airflow().jobs()
                        : new Untold("not told");
        return new InstanceLook(
                reading,
                new NewInstance(Objects.requireNonNull(known.applyStartedAt), known.outage(), jobs),
                new ExpectedVersion(
                        known.airflowBefore,
                        known.airflowUpgrade,
                        known.airflowPinKnown,
                        known.rollback));
    }

    private static Optional<DeployEvent> conclusion(InstanceVerdict verdict) {
        return switch (verdict) {
            case Wait _ -> Optional.empty();
            case Reachable(var version, var checks) ->
                    Optional.of(
                            new AirflowReachable("https://airflow", version, checks, "verifier"));
            case Failed(var reason, var checks) ->
                    Optional.of(new VerificationFailed(Phase.INSTANCE, reason, checks));
            case Away(var reason, var evidence) ->
                    Optional.of(new StepFailed(Step.INSTANCE, reason, true, evidence));
            case Inconclusive(var reason, var checks) ->
                    Optional.of(new VerificationInconclusive(Phase.INSTANCE, reason, checks));
        };
    }
}
