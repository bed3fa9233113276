package dev.airlock.notify.webhook;

import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.notify.config.NotifyConfig.Webhook;
import dev.airlock.notify.config.NotifyTargets;
import dev.airlock.notify.delivery.Delivery;
import dev.airlock.notify.delivery.Outlet;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Posts events to webhooks as Standard Webhooks says. One that answers 410 is left alone until the
 * next start.
 */
@ApplicationScoped
class WebhookOutlet implements Outlet {
    static final String NAME = "webhook";

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final NotifyTargets targets;
    private final Clock clock;
    private final Set<URI> gone = ConcurrentHashMap.newKeySet();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    // Where it leads to is not who was configured.
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    WebhookOutlet(NotifyTargets targets, Clock clock) {
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void deliver(Delivery delivery)
            throws StepUnavailable, StepFailure, InterruptedException {
        var lane = delivery.lane();
        var webhook =
                targets.webhooks(lane.target()).stream()
                        .filter(each -> each.url().toString().equals(lane.address()))
                        .findFirst();
        // One that was taken out of the configuration gets nothing any more.
        if (webhook.isPresent() && !gone.contains(webhook.get().url())) {
            post(webhook.get(), delivery);
        }
    }

    private void post(Webhook webhook, Delivery delivery)
            throws StepUnavailable, StepFailure, InterruptedException {
        var request = request(webhook, delivery);
        try {
            var answer = http.send(request, BodyHandlers.discarding());
            switch (Verdict.of(answer.statusCode())) {
                case TAKEN -> {}
                case GONE -> {
                    gone.add(webhook.url());
                    Log.warnf("Webhook is gone, and left alone: url=%s", webhook.url());
                }
                case LATER -> throw unavailable(answer);
                case REFUSED ->
                        throw new StepFailure(
                                "the webhook answered " + answer.statusCode(), false, List.of());
            }
        } catch (IOException e) {
            throw new StepUnavailable("the webhook cannot be reached", e);
        }
    }

    private HttpRequest request(Webhook webhook, Delivery delivery) throws StepFailure {
        var id = delivery.eventId().toString();
        var now = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(webhook.url())
                .timeout(ANSWER)
                .header("Content-Type", WebhookBody.CONTENT_TYPE)
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(now))
                .header(
                        "webhook-signature",
                        Signature.of(id, now, delivery.content(), secret(webhook)))
                .POST(BodyPublishers.ofString(delivery.content()))
                .build();
    }

    private static String secret(Webhook webhook) throws StepFailure {
        try {
            return webhook.secret().reveal();
        } catch (IllegalStateException e) {
            throw new StepFailure(String.valueOf(e.getMessage()), false, List.of());
        }
    }

    private static StepUnavailable unavailable(HttpResponse<?> answer) {
        var asked =
                answer.headers()
                        .firstValue("Retry-After")
                        .filter(seconds -> seconds.matches("\\d{1,6}"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .orElse(Duration.ZERO);
        return new StepUnavailable("the webhook answered " + answer.statusCode(), null, asked);
    }
}
