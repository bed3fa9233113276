package dev.airlock.watcher.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.kit.config.InvalidConfiguration;
import dev.airlock.kit.config.TargetsFile;
import dev.airlock.watcher.airflow.AirflowConfig.Api;
import dev.airlock.watcher.airflow.AirflowConfig.Preflight;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AirflowConfigTest {

    @Test
    void needsOnlyAnAddressAndCredentials() {
        var config = Configs.with("");

        assertThat(config.api()).isEqualTo(Api.AUTO);
        assertThat(config.refreshDags())
                .containsExactly("*image_data_refresh", "*audio_data_refresh");
        assertThat(config.sensorClasses()).containsExactly("HttpSensor");
        assertThat(config.pokeModeIsParked()).isFalse();
        assertThat(config.preflight()).isEqualTo(Preflight.WAIT);
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.settle()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.poke()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.drain()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.hold()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.waitLimit()).isEqualTo(Duration.ofHours(6));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void readsEveryKey() {
        var config =
                Configs.read(
                        """
                        url: https://airflow.example
                        api: v1
                        credentials: {type: basic, username: me, password: "env:SECRET"}
                        refreshDags: ["refresh_*"]
                        sensorClasses: [HttpSensor, MySensor]
                        pokeModeIsParked: true
                        preflight: report
                        poll: PT1S
                        settle: PT2S
                        poke: PT3S
                        drain: PT4S
                        hold: PT5S
                        wait: PT6S
                        timeout: PT7S
                        """);

        assertThat(config.url()).isEqualTo(URI.create("https://airflow.example"));
        assertThat(config.api()).isEqualTo(Api.V1);
        assertThat(config.credentials().type()).isEqualTo(Credentials.Type.BASIC);
        assertThat(config.refreshDags()).containsExactly("refresh_*");
        assertThat(config.sensorClasses()).containsExactly("HttpSensor", "MySensor");
        assertThat(config.pokeModeIsParked()).isTrue();
        assertThat(config.preflight()).isEqualTo(Preflight.REPORT);
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.settle()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.poke()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.drain()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.hold()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.waitLimit()).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void readsTheExample() throws IOException {
        var example = TargetsFile.parse(Files.readString(Path.of("../config/targets.yaml")));

        var config = example.section("airflow", AirflowConfig.class).get("catalog-airflow");

        assertThat(config.credentials().type()).isEqualTo(Credentials.Type.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll", "settle", "poke", "drain", "hold", "wait", "timeout"})
    void refusesATimeThatIsNotPositive(String key) {
        assertThatThrownBy(() -> Configs.with(key + ": PT0S"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(key + " must be positive");
    }

    @ParameterizedTest
    @CsvSource({"polls: PT1S,polls", "api: v3,api", "preflight: never,preflight"})
    void refusesWhatItDoesNotKnow(String line, String key) {
        assertThatThrownBy(() -> Configs.with(line))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("catalog.airflow." + key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: basic, username: me}",
                "{type: token, password: 'env:SECRET'}",
                "{type: bearer}",
                "{type: bearer, token: 'env:SECRET', username: me}",
                "{username: me, password: 'env:SECRET'}"
            })
    void refusesCredentialsThatDoNotFitTheirType(String credentials) {
        assertThatThrownBy(
                        () -> Configs.read("url: http://127.0.0.1:1\ncredentials: " + credentials))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://airflow", "airflow", "http://me:pass@airflow"})
    void refusesAnAddressThatIsNone(String url) {
        assertThatThrownBy(() ->
                        Configs.read(
                                "url: " + url + "\ncredentials: {type: bearer, token: 'env:S'}"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("url");
    }
}
