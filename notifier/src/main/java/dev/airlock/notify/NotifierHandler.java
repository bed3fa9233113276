package dev.airlock.notify;

import dev.airlock.event.Envelope;
import dev.airlock.event.EventMessage;
import dev.airlock.event.Service;
import dev.airlock.kit.event.EventHandler;
import dev.airlock.kit.event.Forgery;
import dev.airlock.kit.event.Inbox;
import dev.airlock.notify.config.NotifyTargets;
import dev.airlock.notify.known.KnownDeploys;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Hands each event to who tells of it; the inbox sees to it that each is told once. */
@ApplicationScoped
class NotifierHandler implements EventHandler {
    private final NotifyTargets targets;
    private final KnownDeploys deploys;
    private final List<Teller> tellers;
    private final Inbox inbox;
    private final Clock clock;

    NotifierHandler(
            NotifyTargets targets,
            KnownDeploys deploys,
            @All List<Teller> tellers,
            Inbox inbox,
            Clock clock) {
        this.targets = targets;
        this.deploys = deploys;
        this.tellers = List.copyOf(tellers);
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public void on(EventMessage message) {
        var asks = targets.asks(message.envelope().target());
        var news = deploys.note(message, asks);
        tellers.forEach(teller -> teller.tell(news));
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
        if (!inbox.accept(told)) {
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
        tellers.forEach(teller -> teller.warn(envelope, forgery));
    }

    /** People are told of an older attempt too. */
    @Override
    public boolean acceptsStale() {
        return true;
    }
}
