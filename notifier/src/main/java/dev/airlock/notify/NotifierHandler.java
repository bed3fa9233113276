package dev.airlock.notify;

import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.kit.event.EventHandler;
import dev.airlock.kit.step.Steps;
import dev.airlock.notify.config.NotifyTargets;
import dev.airlock.notify.slack.PostStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Turns events into messages; the inbox sees to it that a redelivered event makes no second. */
@ApplicationScoped
class NotifierHandler implements EventHandler {
    private static final Set<EventType> HEARS =
            Set.of(
                    EventType.DEPLOY_REQUESTED,
                    EventType.ROLLBACK_PREFLIGHTED,
                    EventType.ROLLBACK_REQUESTED,
                    EventType.RELEASE_PREVIEWED,
                    EventType.PLAN_PROPOSED,
                    EventType.DEPLOY_ENDED,
                    EventType.PAPERWORK_PENDING,
                    EventType.INCIDENT_DECLARED);

    private final NotifyTargets targets;
    private final KnownDeploys deploys;
    private final Steps steps;
    private final PostStep post;

    NotifierHandler(NotifyTargets targets, KnownDeploys deploys, Steps steps, PostStep post) {
        this.targets = targets;
        this.deploys = deploys;
        this.steps = steps;
        this.post = post;
    }

    @Override
    public Set<EventType> hears() {
        return HEARS;
    }

    @Override
    public void on(EventMessage message) {
        var envelope = message.envelope();
        var target = envelope.target();
        if (targets.slack(target).isEmpty()) {
            return;
        }
        var deploy = envelope.deployId();
        var kind = deploys.note(deploy, message.event());
        Messages.of(target, deploy, message.event(), targets.asks(target), kind)
                .ifPresent(text -> steps.start(post, ofItsOwn(envelope), new PostStep.Input(text)));
    }

    /** People are told of an older attempt too. */
    @Override
    public boolean acceptsStale() {
        return true;
    }

    /**
     * A message is no part of its deploy's work: a newer attempt must not drop it, and one that
     * cannot be sent must not hold up the next. So each runs under the id of its event.
     */
    private static Envelope ofItsOwn(Envelope cause) {
        return new Envelope(
                cause.id(),
                cause.source(),
                cause.target(),
                cause.id(),
                cause.time(),
                cause.attempt(),
                cause.causationId(),
                cause.traceparent());
    }
}
