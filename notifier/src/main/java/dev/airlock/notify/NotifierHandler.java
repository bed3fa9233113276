package dev.airlock.notify;

import dev.airlock.event.EventMessage;
import dev.airlock.kit.event.EventHandler;
import dev.airlock.notify.config.NotifyTargets;
import dev.airlock.notify.known.KnownDeploys;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hands each event to who tells of it; the inbox sees to it that each is told once. */
@ApplicationScoped
class NotifierHandler implements EventHandler {
    private final NotifyTargets targets;
    private final KnownDeploys deploys;
    private final List<Teller> tellers;

    NotifierHandler(NotifyTargets targets, KnownDeploys deploys, @All List<Teller> tellers) {
        this.targets = targets;
        this.deploys = deploys;
        this.tellers = List.copyOf(tellers);
    }

    @Override
    public void on(EventMessage message) {
        var asks = targets.asks(message.envelope().target());
        var news = deploys.note(message, asks);
        tellers.forEach(teller -> teller.tell(news));
    }

    /** People are told of an older attempt too. */
    @Override
    public boolean acceptsStale() {
        return true;
    }
}
