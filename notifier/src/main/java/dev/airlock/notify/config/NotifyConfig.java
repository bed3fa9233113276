package dev.airlock.notify.config;

import dev.airlock.kit.config.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A target's {@code notify} section. Without {@code slack} nobody is told. */
public record NotifyConfig(@Nullable Slack slack) {

    /**
     * Where messages go.
     *
     * @param url Slack's Web API
     * @param channel its name or id
     * @param token a bot's, with the scope {@code chat:write}
     */
    public record Slack(URI url, String channel, Secret token) {
        public Slack {
            url = url == null ? URI.create("https://slack.com/api") : url;
            if (!"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
                throw new IllegalArgumentException("url must be an http or https address");
            }
            if (channel == null || channel.isBlank()) {
                throw new IllegalArgumentException("channel is missing");
            }
            if (token == null) {
                throw new IllegalArgumentException("token is missing");
            }
        }
    }
}
