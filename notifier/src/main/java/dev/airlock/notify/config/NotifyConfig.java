package dev.airlock.notify.config;

import dev.airlock.kit.config.Secret;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A target's {@code notify} section. Who is not in it is not told. */
public record NotifyConfig(
        @Nullable Slack slack,
        List<Webhook> webhooks,
        @Nullable GithubDeployments githubDeployments) {
    private static final String REPOSITORY = "[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    public NotifyConfig {
        webhooks = webhooks == null ? List.of() : List.copyOf(webhooks);
        if (webhooks.stream().map(Webhook::url).distinct().count() < webhooks.size()) {
            throw new IllegalArgumentException("webhooks: one address is there twice");
        }
    }

    /**
     * Where messages go.
     *
     * @param url Slack's Web API
     * @param channel its name or, better, its id: only so can Slack be searched
     * @param token a bot's, with the scope {@code chat:write}, and {@code channels:history} to
     *     search for what may have been posted already
     * @param events which of them are told; all, unless it says otherwise
     */
    public record Slack(URI url, String channel, Secret token, Events events) {
        public Slack {
            url = http("url", url == null ? URI.create("https://slack.com/api") : url);
            if (channel == null || channel.isBlank()) {
                throw new IllegalArgumentException("channel is missing");
            }
            token = required("token", token);
            events = events == null ? Events.all() : events;
        }
    }

    /**
     * Who is sent events.
     *
     * @param url https, or http on this machine
     * @param secret {@code whsec_} and 24 to 64 bytes in Base64
     * @param events which of them; all, unless it says otherwise
     */
    public record Webhook(URI url, Secret secret, Events events) {
        public Webhook {
            url = http("url", required("url", url));
            if (!"https".equals(url.getScheme()) && !LOOPBACK.contains(url.getHost())) {
                throw new IllegalArgumentException("url must be an https address");
            }
            secret = required("secret", secret);
            events = events == null ? Events.all() : events;
        }
    }

    /**
     * Whose deployments a deploy is shown among.
     *
     * @param token may write deployments
     * @param environment the name there
     */
    public record GithubDeployments(URI api, String repository, Secret token, String environment) {
        public GithubDeployments {
            api = http("api", api == null ? URI.create("https://api.github.com") : api);
            if (repository == null || !repository.matches(REPOSITORY)) {
                throw new IllegalArgumentException("repository must be an owner and a name");
            }
            token = required("token", token);
            environment = environment == null ? "production" : environment;
        }

        public String owner() {
            return repository.substring(0, repository.indexOf('/'));
        }

        public String name() {
            return repository.substring(repository.indexOf('/') + 1);
        }
    }

    private static <T> T required(String key, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static URI http(String key, URI url) {
        var scheme = url.getScheme();
        if ((!"https".equals(scheme) && !"http".equals(scheme)) || url.getHost() == null) {
            throw new IllegalArgumentException(key + " must be an http or https address");
        }
        return url;
    }
}
