package dev.airlock.notify.webhook;

import dev.airlock.notify.Teller;
import dev.airlock.notify.config.NotifyTargets;
import dev.airlock.notify.delivery.Deliveries;
import dev.airlock.notify.delivery.Lane;
import dev.airlock.notify.known.News;
import jakarta.enterprise.context.ApplicationScoped;

/** Queues an event for each webhook that it goes to. */
@ApplicationScoped
class WebhookTeller implements Teller {
    private final NotifyTargets targets;
    private final Deliveries deliveries;

    WebhookTeller(NotifyTargets targets, Deliveries deliveries) {
        this.targets = targets;
        this.deliveries = deliveries;
    }

    @Override
    public void tell(News news) {
        var message = news.message();
        var envelope = message.envelope();
        targets.webhooks(envelope.target()).stream()
                .filter(webhook -> webhook.events().has(message.type()))
                .map(webhook ->
                        new Lane(
                                WebhookOutlet.NAME,
                                envelope.target(),
                                webhook.url().toString(),
                                envelope.deployId()))
                .forEach(lane -> deliveries.add(lane, envelope, WebhookBody.of(message)));
    }
}
