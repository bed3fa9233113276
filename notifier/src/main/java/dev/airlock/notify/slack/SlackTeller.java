package dev.airlock.notify.slack;

import dev.airlock.event.DeployState;
import dev.airlock.event.Envelope;
import dev.airlock.kit.event.Forgery;
import dev.airlock.notify.Teller;
import dev.airlock.notify.config.Console;
import dev.airlock.notify.config.NotifyTargets;
import dev.airlock.notify.delivery.Deliveries;
import dev.airlock.notify.delivery.Lane;
import dev.airlock.notify.known.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells Slack: the deploy's own message, and what is said in its thread. */
@ApplicationScoped
class SlackTeller implements Teller {
    private final NotifyTargets targets;
    private final Deliveries deliveries;
    private final Console console;

    SlackTeller(NotifyTargets targets, Deliveries deliveries, Console console) {
        this.targets = targets;
        this.deliveries = deliveries;
        this.console = console;
    }

    @Override
    public void tell(News news) {
        var envelope = news.message().envelope();
        var target = envelope.target();
        if (targets.slack(target)
                .filter(slack -> slack.events().has(news.message().type()))
                .isEmpty()) {
            return;
        }
        var page = console.page(envelope.deployId()).orElse(null);
        var reply = Replies.of(news, targets.asks(target), page);
        var lane = new Lane(SlackOutlet.NAME, target, "", envelope.deployId());
        if (isShown(news) && (news.isNew() || reply.isPresent())) {
            deliveries.add(lane, envelope, new Outgoing(null, null));
        }
        reply.ifPresent(said -> deliveries.add(lane, envelope, new Outgoing(said, null)));
    }

    @Override
    public void warn(Envelope about, Forgery forgery) {
        var target = about.target();
        if (targets.slack(target).isEmpty()) {
            return;
        }
        var lines =
                Lines.of(
                                target,
                                ":rotating_light: a forged event was refused: "
                                        + Mrkdwn.escaped(forgery.reason()))
                        .listed("It is among the dead letters", List.of(forgery.place()))
                        .line(
                                "Somebody writes to Airlock's topics who may not, or a key is wrong.");
        var lane = new Lane(SlackOutlet.NAME, target, "", about.deployId());
        deliveries.add(lane, about, new Outgoing(null, new Post(lines.text(), lines.sections())));
    }

    /** What only waits for its turn is nobody's news yet; a dry run is told at its end alone. */
    private static boolean isShown(News news) {
        var standing = news.known().standing();
        return news.known().order().dryRun()
                ? standing.hasEnded()
                : standing.state() != DeployState.QUEUED;
    }
}
