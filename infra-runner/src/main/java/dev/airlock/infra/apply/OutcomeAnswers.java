package dev.airlock.infra.apply;

import dev.airlock.event.ApplyEffect;
import dev.airlock.event.Envelope;
import dev.airlock.event.InfraEvent.Applied;
import dev.airlock.event.InfraEvent.ApplyFailed;
import dev.airlock.event.OperatorEvent.DecisionTaken;
import dev.airlock.event.OperatorEvent.Question;
import dev.airlock.infra.plan.Plans;
import dev.airlock.infra.work.Works;
import dev.airlock.kit.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** A person's word for what an apply did, where nobody could prove it. */
@ApplicationScoped
public class OutcomeAnswers {
    private final Works works;
    private final Plans plans;
    private final Outbox outbox;

    OutcomeAnswers(Works works, Plans plans, Outbox outbox) {
        this.works = works;
        this.plans = plans;
        this.outbox = outbox;
    }

    /** What the question was about is told as the person says it was. */
    public void take(Envelope cause, DecisionTaken taken) {
        var newest = plans.newest(cause.deployId());
        if (taken.question() != Question.OUTCOME || newest.isEmpty()) {
            return;
        }
        var plan = newest.get();
        var work = works.get(cause.deployId());
        switch (taken.decision()) {
            case APPLIED -> {
                work.effect = ApplyEffect.CHANGED;
                var startedAt = plan.startedAt == null ? cause.time() : plan.startedAt;
                outbox.emit(
                        cause,
                        new Applied(
                                plan.planId,
                                work.version(),
                                work.tag(),
                                startedAt,
                                cause.time(),
                                plan.stateSerial,
                                taken.by()));
            }
            case NOT_APPLIED -> {
                work.effect = ApplyEffect.UNCHANGED;
                outbox.emit(
                        cause,
                        new ApplyFailed(
                                plan.planId,
                                ApplyEffect.UNCHANGED,
                                taken.by() + " says that it changed nothing",
                                taken.evidence()));
            }
            case ACCEPT, CONTINUE, ROLLBACK, INCIDENT -> {}
        }
    }
}
