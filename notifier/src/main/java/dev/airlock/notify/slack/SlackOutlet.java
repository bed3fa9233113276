package dev.airlock.notify.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.notify.config.Console;
import dev.airlock.notify.config.NotifyConfig;
import dev.airlock.notify.config.NotifyTargets;
import dev.airlock.notify.delivery.Delivery;
import dev.airlock.notify.delivery.Lane;
import dev.airlock.notify.delivery.Outlet;
import dev.airlock.notify.known.KnownDeploys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Keeps a deploy's message up to date, and replies in its thread. */
@ApplicationScoped
class SlackOutlet implements Outlet {
    static final String NAME = "slack";
    private static final int TIMEOUT_SECONDS = 10;

    private final NotifyTargets targets;
    private final KnownDeploys deploys;
    private final Threads threads;
    private final Console console;
    private final Map<URI, SlackApi> apis = new ConcurrentHashMap<>();

    SlackOutlet(NotifyTargets targets, KnownDeploys deploys, Threads threads, Console console) {
        this.targets = targets;
        this.deploys = deploys;
        this.threads = threads;
        this.console = console;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void deliver(Delivery delivery) throws StepUnavailable, StepFailure {
        var lane = delivery.lane();
        var config = targets.slack(lane.target());
        if (config.isEmpty()) {
            return;
        }
        var slack = new SlackClient(api(config.get()), config.get());
        var outgoing = read(delivery);
        var deploy = lane.deployId();
        if (outgoing.team() != null) {
            if (!delivery.isRepeated() || slack.find(deploy, delivery.since()).isEmpty()) {
                slack.post(outgoing.team(), deploy);
            }
            return;
        }
        var reply = outgoing.reply();
        var root = threads.of(deploy).map(Threads.Root::posted);
        if (reply == null || root.isEmpty()) {
            root = Optional.of(upToDate(slack, delivery));
        }
        if (reply != null
                && !(delivery.isRepeated()
                        && slack.hasReply(root.get(), deploy, delivery.eventId()))) {
            slack.reply(root.get(), reply, deploy, delivery.eventId());
        }
    }

    /** The deploy's message, which says now what is known now. */
    private Posted upToDate(SlackClient slack, Delivery delivery)
            throws StepUnavailable, StepFailure {
        var lane = delivery.lane();
        var post = post(lane);
        var shown = json(post);
        var root = threads.of(lane.deployId());
        if (root.isPresent() && root.get().shown().equals(shown)) {
            return root.get().posted();
        }
        var there = root.map(Threads.Root::posted);
        if (there.isEmpty() && delivery.isRepeated()) {
            there = slack.find(lane.deployId(), delivery.since());
        }
        var posted =
                there.isPresent() && slack.update(there.get(), post)
                        ? there.get()
                        : slack.post(post, lane.deployId());
        threads.keep(lane.deployId(), posted, shown);
        return posted;
    }

    private Post post(Lane lane) {
        var known = QuarkusTransaction.requiringNew().call(() -> deploys.known(lane.deployId()));
        return Card.of(
                lane.target(),
                lane.deployId(),
                known.orElseThrow(),
                console.page(lane.deployId()).orElse(null));
    }

    private SlackApi api(NotifyConfig.Slack slack) {
        return apis.computeIfAbsent(
                slack.url(),
                address ->
                        QuarkusRestClientBuilder.newBuilder()
                                .baseUri(address)
                                .connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                                .readTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                                .build(SlackApi.class));
    }

    private static Outgoing read(Delivery delivery) {
        try {
            return WireJson.mapper().readValue(delivery.content(), Outgoing.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is queued was written by us", e);
        }
    }

    private static String json(Post post) {
        try {
            return WireJson.mapper().writeValueAsString(post);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message can be written", e);
        }
    }
}
