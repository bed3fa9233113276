package dev.airlock.notify.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.event.EventType;
import dev.airlock.kit.config.TargetsFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifyConfigTest {
    private static NotifyConfig read(String slack) {
        return TargetsFile.parse("catalog:\n  notify: " + slack)
                .section("notify", NotifyConfig.class)
                .get("catalog");
    }

    @Test
    void slackIsOptional() {
        assertThat(read("{}").slack()).isNull();
    }

    @Test
    void hasSlacksOwnAddressByDefault() {
        assertThat(read("{slack: {channel: '#a', token: 'env:T'}}").slack().url())
                .isEqualTo(URI.create("https://slack.com/api"));
    }

    @Test
    void readsTheExampleConfiguration() throws IOException {
        var file = TargetsFile.parse(Files.readString(Path.of("../config/targets.yaml")));
        var targets = new NotifyTargets(file);

        assertThat(targets.slack("catalog-airflow"))
                .hasValueSatisfying(
                        slack -> assertThat(slack.channel()).isEqualTo("#openverse-alerts"));
        assertThat(targets.asks("catalog-airflow")).isEqualTo(new Asks(false, true));
        assertThat(targets.slack("another")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{token: 'env:T'}                             | channel is missing",
                "{channel: '#a'}                              | token is missing",
                "{channel: '#a', token: 'env:T', url: 'ftp://x'} | url must be an http or https",
                "{channel: '#a', token: xoxb-1}               | env:NAME or file:/path",
                "{channel: '#a', token: 'env:T', events: [applyed]} | slack.events: there is no event applyed",
                "{channel: '#a', token: 'env:T', events: []}  | slack.events: names no event",
                "{chanel: '#a', channel: '#a', token: 'env:T'} | slack.chanel: is not a key",
            })
    void refusesAndNames(String slack, String message) {
        assertThatThrownBy(() -> read("{slack: " + slack + "}")).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{secret: 'env:W'}                                  | url is missing",
                "{url: 'https://x'}                                 | secret is missing",
                "{url: 'http://example.com/hook', secret: 'env:W'}  | url must be an https address",
                "{url: '/hook', secret: 'env:W'}                    | url must be an http or https",
                "{url: 'https://x', secret: 'env:W', events: [no]}  | webhooks[0].events: there is no event",
            })
    void refusesAWebhookAndNames(String webhook, String message) {
        assertThatThrownBy(() -> read("{webhooks: [" + webhook + "]}"))
                .hasMessageContaining(message);
    }

    @Test
    void sendsNothingTwice() {
        var webhook = "{url: 'http://127.0.0.1:1/hook', secret: 'env:W'}";

        assertThatThrownBy(() -> read("{webhooks: [%s, %s]}".formatted(webhook, webhook)))
                .hasMessageContaining("one address is there twice");
    }

    @Test
    void tellsAllUnlessItSaysOtherwise() {
        var webhooks =
                read("{webhooks: [{url: 'https://a', secret: 'env:W'}, {url: 'https://b', secret:"
                                + " 'env:W', events: [applied]}]}")
                        .webhooks();

        assertThat(webhooks.getFirst().events().types()).hasSize(EventType.values().length);
        assertThat(webhooks.getLast().events().types()).containsExactly(EventType.APPLIED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{token: 'env:G'}                      | repository must be",
                "{repository: a, token: 'env:G'}       | repository must be",
                "{repository: a/b}                     | token is missing",
                "{repository: a/b, token: 'env:G', api: 'ftp://x'} | api must be an http or https",
            })
    void refusesDeploymentsAndNames(String deployments, String message) {
        assertThatThrownBy(() -> read("{githubDeployments: " + deployments + "}"))
                .hasMessageContaining("githubDeployments")
                .hasMessageContaining(message);
    }
}
