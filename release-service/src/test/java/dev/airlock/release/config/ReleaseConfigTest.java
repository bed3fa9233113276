package dev.airlock.release.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.event.ImageTag;
import dev.airlock.event.Version;
import dev.airlock.kit.config.InvalidConfiguration;
import dev.airlock.kit.config.TargetsFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseConfigTest {
    private static final Version VERSION = new Version("2023.08.01.12.00.00");
    private static final String LEAST =
            """
            catalog:
              release:
                repository: WordPress/openverse
                token: env:GITHUB_TOKEN
                tagPrefix: catalog-
                image: ghcr.io/wordpress/openverse-catalog
                registry: https://ghcr.io
            """;

    private static ReleaseConfig read(String yaml) {
        return TargetsFile.parse(yaml)
                .section("release", ReleaseConfig.class)
                .values()
                .iterator()
                .next();
    }

    @Test
    void hasDefaults() {
        var config = read(LEAST);

        assertThat(config.api()).isEqualTo(URI.create("https://api.github.com"));
        assertThat(config.branch()).isEqualTo("main");
        assertThat(config.imageTagPrefix()).isEqualTo("rel-");
        assertThat(config.necessaryPaths()).containsExactly("**");
        assertThat(config.publish()).isEqualTo(ReleaseConfig.Publish.WHEN_NECESSARY);
        assertThat(config.buildTimeout()).isEqualTo(Duration.ofHours(1));
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.changelog()).isNull();
        assertThat(config.airflowPin()).isNull();
        assertThat(config.registryToken()).isNull();
        assertThat(config.deployedVersion()).isNull();
    }

    @Test
    void namesTagsByTheVersion() {
        var config = read(LEAST);

        assertThat(config.tag(VERSION)).isEqualTo("catalog-2023.08.01.12.00.00");
        assertThat(config.imageTag(VERSION)).isEqualTo(new ImageTag("rel-2023.08.01.12.00.00"));
        assertThat(List.of(config.owner(), config.name()))
                .containsExactly("WordPress", "openverse");
    }

    @Test
    void readsTheExampleConfiguration() throws IOException {
        var config = read(Files.readString(Path.of("../config/targets.yaml")));

        assertThat(config.changelog().titleOf(VERSION))
                .isEqualTo("Publish changelog for catalog-2023.08.01.12.00.00");
        assertThat(config.changelog().pathOf(VERSION))
                .isEqualTo("documentation/changelogs/catalog/2023.08.01.12.00.00.md");
        assertThat(config.changelog().folder()).isEqualTo("documentation/changelogs/catalog");
        assertThat(config.changelog().versionOf(config.changelog().pathOf(VERSION)))
                .contains(VERSION);
        assertThat(config.changelog().versionOf("documentation/changelogs/catalog/index.md"))
                .isEmpty();
        assertThat(config.changelog().remind()).isEqualTo(Duration.ofHours(24));
        assertThat(config.changelog().giveUp()).isEqualTo(Duration.ofDays(7));
        assertThat(config.airflowPin().versionIn("apache-airflow[amazon,http]==2.6.3\n"))
                .contains("2.6.3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api: ftp://github.com          | api must be an http or https address",
                "branch: 'a b'                  | branch must match",
                "imageTagPrefix: 'rel '         | imageTagPrefix must match",
                "buildTimeout: PT0S             | buildTimeout must be positive",
                "poll: -PT1S                    | poll must be positive",
                "timeout: PT0S                  | timeout must be positive",
                "publish: sometimes             | catalog.release.publish: is not a Publish",
                "deployedVersion: latest        | a version looks like",
                "airflowPin: {file: f, pattern: x} | pattern needs a group",
                "airflowPin: {pattern: (x)}     | file is missing",
                "changelog: {path: a, title: '{version}', author: b} | path must have {version}",
                "changelog: {path: '{version}', title: '{version}', author: b, remind: PT0S} | remind must be positive",
                "changelog: {path: '{version}', title: '{version}', author: b, giveUp: PT0S} | giveUp must be positive",
                "branche: main                  | catalog.release.branche: is not a key",
            })
    void refusesAndNames(String line, String message) {
        assertThatThrownBy(() -> read(LEAST + "    " + line))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"repository", "token", "tagPrefix", "image", "registry"})
    void namesWhatIsMissing(String key) {
        var without = LEAST.lines().filter(line -> !line.contains("    " + key + ":")).toList();

        assertThatThrownBy(() -> read(String.join("\n", without)))
                .hasMessageContaining(key + " is missing");
    }

    @Test
    void aChangelogNeedsAnApproverOfItsOwn() {
        var changelog =
                "    changelog: {path: 'c/{version}.md', title: 'Publish {version}', author: bot}";

        assertThatThrownBy(() -> read(LEAST + changelog))
                .hasMessageContaining("approverToken is missing");
    }
}
