package dev.airlock.notify;

import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.EventType;
import dev.airlock.event.Service;
import dev.airlock.kit.event.EventHandler;
import dev.airlock.kit.event.Forgery;
import dev.airlock.kit.event.Inbox;
import dev.airlock.kit.step.Steps;
import dev.airlock.notify.config.NotifyTargets;
import dev.airlock.notify.slack.PostStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/** Turns events into messages; the inbox sees to it that a redelivered event makes no second. */
@ApplicationScoped
class NotifierHandler implements EventHandler {
    private static final Set<EventType> HEARS =
            Set.of(
                    EventType.DEPLOY_REQUESTED,
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
    private final Inbox inbox;
    private final Clock clock;

    NotifierHandler(
            NotifyTargets targets,
            KnownDeploys deploys,
            Steps steps,
            PostStep post,
            Inbox inbox,
            Clock clock) {
        this.targets = targets;
        this.deploys = deploys;
        this.steps = steps;
        this.post = post;
        this.inbox = inbox;
        this.clock = clock;
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

    /**
     * The ledger calls an incident if a deploy is under way. Nobody but it knows whether one is, so
     * the team is told in any case; once an hour, however often somebody tries.
     */
    @Override
    public void onForged(Forgery forgery) {
        var target = forgery.key();
        var now = clock.instant();
        var id = "forged %s %s".formatted(target, now.truncatedTo(ChronoUnit.HOURS));
        var told = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        if (targets.slack(target).isEmpty() || !inbox.accept(told)) {
            return;
        }
        var envelope =
                new Envelope(
                        told,
                        Service.NOTIFIER,
                        target,
                        told,
                        now,
                        Envelope.FIRST_ATTEMPT,
                        null,
                        null);
        steps.start(post, envelope, new PostStep.Input(Messages.forged(forgery)));
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
