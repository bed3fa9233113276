package dev.airlock.verify.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.kit.config.InvalidConfiguration;
import dev.airlock.kit.config.TargetsFile;
import dev.airlock.verify.airflow.AirflowAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyConfigTest {

    private static VerifyConfig read(String section) {
        return TargetsFile.parse("catalog:\n  verify:\n" + section.indent(4))
                .section("verify", VerifyConfig.class)
                .get("catalog");
    }

    private static AirflowAccess access(String section) {
        return TargetsFile.parse("catalog:\n  airflow:\n" + section.indent(4))
                .section("airflow", AirflowAccess.class)
                .get("catalog");
    }

    @Test
    void needsNothing() {
        var config = read("{}");

        assertThat(config.healthTimeout()).isEqualTo(Duration.ofMinutes(20));
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.sentry()).isNull();
        assertThat(config.soak()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.tolerance()).isZero();
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void readsEveryKey() {
        var config =
                read(
                        """
                        healthTimeout: PT1S
                        poll: PT2S
                        sentry:
                          url: https://sentry.example
                          organization: org
                          project: pro
                          environment: production
                          token: env:SENTRY
                        soak: PT0S
                        tolerance: 3
                        timeout: PT4S
                        """);

        assertThat(config.healthTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.sentry().url()).isEqualTo(URI.create("https://sentry.example"));
        assertThat(config.sentry().organization()).isEqualTo("org");
        assertThat(config.sentry().project()).isEqualTo("pro");
        assertThat(config.sentry().environment()).isEqualTo("production");
        assertThat(config.sentry().token().reference()).isEqualTo("env:SENTRY");
        assertThat(config.soak()).isZero();
        assertThat(config.tolerance()).isEqualTo(3);
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void readsTheExample() throws IOException {
        var example = TargetsFile.parse(Files.readString(Path.of("../config/targets.yaml")));

        assertThat(example.section("verify", VerifyConfig.class)).containsKey("catalog-airflow");
        assertThat(example.section("airflow", AirflowAccess.class).get("catalog-airflow").api())
                .isEqualTo(AirflowAccess.Api.AUTO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pol: PT1S | pol",
                "poll: PT0S | poll must be positive",
                "healthTimeout: PT-1S | healthTimeout must be positive",
                "timeout: PT0S | timeout must be positive",
                "soak: PT-1S | soak must not be negative",
                "tolerance: -1 | tolerance must not be negative",
                "sentry: {url: 'ftp://x', organization: o, project: p, token: 'env:S'} | url must",
                "sentry: {url: 'https://x', organization: 'a/b', project: p, token: 'env:S'} | slug",
                "sentry: {url: 'https://x', organization: o, project: p} | token is missing",
                "sentry: {url: 'https://x', organization: o, project: p, token: x} | env:NAME"
            })
    void refusesWhatCannotBe(String section, String message) {
        assertThatThrownBy(() -> read(section))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("catalog.verify")
                .hasMessageContaining(message);
    }

    @Test
    void leavesTheOtherKeysOfAirflowToTheWatcher() {
        var access =
                access(
                        """
                        url: https://airflow.example
                        credentials: {type: bearer, token: "env:T"}
                        sensorClasses: [HttpSensor]
                        """);

        assertThat(access.timeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "credentials: {type: bearer, token: 'env:T'} | url must",
                "url: https://airflow.example | credentials are missing",
                "{url: 'https://a', credentials: {type: basic, username: me}} | username and password"
            })
    void refusesAnAirflowThatCannotBeReached(String section, String message) {
        assertThatThrownBy(() -> access(section))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(message);
    }
}
