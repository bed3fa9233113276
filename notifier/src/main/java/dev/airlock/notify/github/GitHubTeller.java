package dev.airlock.notify.github;

import dev.airlock.notify.Teller;
import dev.airlock.notify.config.NotifyTargets;
import dev.airlock.notify.delivery.Deliveries;
import dev.airlock.notify.delivery.Lane;
import dev.airlock.notify.known.News;
import jakarta.enterprise.context.ApplicationScoped;

/** Queues what the deployment of a deploy becomes. */
@ApplicationScoped
class GitHubTeller implements Teller {
    private final NotifyTargets targets;
    private final Deliveries deliveries;

    GitHubTeller(NotifyTargets targets, Deliveries deliveries) {
        this.targets = targets;
        this.deliveries = deliveries;
    }

    @Override
    public void tell(News news) {
        var envelope = news.message().envelope();
        var target = envelope.target();
        if (targets.githubDeployments(target).isEmpty()) {
            return;
        }
        var lane = new Lane(GitHubOutlet.NAME, target, "", envelope.deployId());
        Statuses.of(news, targets.tagPrefix(target))
                .ifPresent(status -> deliveries.add(lane, envelope, status));
    }
}
