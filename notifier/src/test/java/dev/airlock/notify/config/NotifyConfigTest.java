package dev.airlock.notify.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                "{chanel: '#a', channel: '#a', token: 'env:T'} | slack.chanel: is not a key",
            })
    void refusesAndNames(String slack, String message) {
        assertThatThrownBy(() -> read("{slack: " + slack + "}")).hasMessageContaining(message);
    }
}
