package dev.airlock.deploy.ledger;

import dev.airlock.deploy.config.Rules;
import dev.airlock.event.EventMessage;
import dev.airlock.event.Service;
import dev.airlock.event.flow.Flow;
import dev.airlock.event.flow.Transition.Ignored;
import dev.airlock.event.flow.Transition.Moves;
import dev.airlock.event.flow.Transition.Stays;

/**
 * Folds a deploy's events, each in the order it came, by the transition table. An event that does
 * not fit changes nothing and is answered with the reason; nothing is hidden, nothing throws.
 */
public final class Ledger {
    private Ledger() {}

    /** What an event makes of a deploy. */
    public static Folded fold(Progress before, EventMessage message, Rules rules) {
        var type = message.type();
        var envelope = message.envelope();
        if (envelope.attempt() < before.attempt() && !type.isFact()) {
            return Folded.misfit(
                    before,
                    "belongs to attempt %d, now is %d"
                            .formatted(envelope.attempt(), before.attempt()));
        }
        var transition = Flow.transition(before.state(), type);
        if (transition instanceof Ignored(var reason)) {
            return Folded.misfit(before, reason);
        }
        var progress = before;
        if (envelope.source() == Service.DEPLOY_API && envelope.attempt() > before.attempt()) {
            progress = before.underAttempt(envelope.attempt());
        }
        return switch (transition) {
            case Ignored(var reason) -> Folded.misfit(before, reason);
            case Stays(var reason) ->
                    Folded.recorded(progress.seen(message.event(), envelope.time()), reason);
            case Moves(var to) -> {
                var folded = new Decisions(progress, envelope, rules).upon(message.event());
                if (folded.fits() && !to.contains(folded.progress().state())) {
                    throw new IllegalStateException(
                            "%s in %s leads to %s, the table knows %s"
                                    .formatted(
                                            type.shortName(),
                                            Flow.name(before.state()),
                                            Flow.name(folded.progress().state()),
                                            to));
                }
                yield folded;
            }
        };
    }
}
