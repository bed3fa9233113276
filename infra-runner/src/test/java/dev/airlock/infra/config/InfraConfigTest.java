package dev.airlock.infra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.event.Version;
import dev.airlock.kit.config.InvalidConfiguration;
import dev.airlock.kit.config.TargetsFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfraConfigTest {
    private static final String LEAST =
            """
            catalog:
              infra:
                repository: https://github.com/WordPress/openverse-infrastructure.git
                token: env:INFRA_GITHUB_TOKEN
                environment: prod
                module: catalog-airflow
                declaration: environments/prod/catalog-airflow.tf
                versionPattern: 'rel-([0-9.]+)'
                contract:
                  tag: {address: a.b, attribute: input.tag}
                pullRequest:
                  repository: WordPress/openverse-infrastructure
                registry: https://ghcr.io
                image: ghcr.io/wordpress/openverse-catalog
            """;

    private static InfraConfig read(String yaml) {
        return TargetsFile.parse(yaml).section("infra", InfraConfig.class).get("catalog");
    }

    private static InfraConfig with(String line) {
        return read(LEAST + line.indent(4));
    }

    @Test
    void theExampleConfigurationIsRead() throws Exception {
        var example = Files.readString(Path.of("../config/targets.yaml"));

        var config =
                TargetsFile.parse(example)
                        .section("infra", InfraConfig.class)
                        .get("catalog-airflow");

        assertThat(config.repository())
                .isEqualTo(URI.create("https://github.com/WordPress/openverse-infrastructure.git"));
        assertThat(config.contract().changes().getFirst().attributes()).contains("input.tag");
        assertThat(config.commands().plan().arguments()).contains("-out={planFile}");
        assertThat(config.registryToken()).isNotNull();
        assertThat(config.interruptGrace()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void whatIsLeftOutHasADefault() {
        var config = read(LEAST);

        assertThat(config.branch()).isEqualTo("main");
        assertThat(config.gate()).isEqualTo("running_dags_cleared");
        assertThat(config.commands().bump().arguments())
                .containsExactly("just", "bump", "{environment}", "{module}", "{version}");
        assertThat(config.commands().apply().arguments())
                .containsExactly("just", "apply", "{environment}", "{module}", "{planFile}");
        assertThat(config.commands().state().arguments())
                .containsExactly("just", "state", "{environment}", "{module}");
        assertThat(config.commands().holder().arguments())
                .containsExactly("just", "holder", "{environment}", "{module}");
        assertThat(config.commands().unlock().arguments())
                .containsExactly("just", "unlock", "{environment}", "{module}", "{lockId}");
        assertThat(config.commandEnvironment()).isEmpty();
        assertThat(config.commandTimeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.interruptGrace()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.registryToken()).isNull();
        assertThat(config.contract().replacements()).isEmpty();
        assertThat(config.pullRequest().api()).isEqualTo(URI.create("https://api.github.com"));
    }

    @Test
    void eachKeyTakesItsValue() {
        var config =
                with(
                        """
                        branch: trunk
                        gate: cleared
                        commandEnvironment: {TF_LOG: warn}
                        commandTimeout: PT5M
                        interruptGrace: PT10S
                        registryToken: file:/run/token
                        timeout: PT3S
                        """);

        assertThat(config.branch()).isEqualTo("trunk");
        assertThat(config.gate()).isEqualTo("cleared");
        assertThat(config.commandEnvironment()).isEqualTo(Map.of("TF_LOG", "warn"));
        assertThat(config.commandTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.interruptGrace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.registryToken()).hasToString("***");
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repository: https://|repository: ssh://git@|repository",
                "repository: https://github|repository: https://me:secret@github|repository",
                "token: env:INFRA_GITHUB_TOKEN|token: written-out|token",
                "environment: prod|environment: 'prod; rm -rf /'|environment",
                "module: catalog-airflow|module: -x|module",
                "environments/prod/catalog|../prod/catalog|declaration",
                "'rel-([0-9.]+)'|'rel-[0-9.]+'|versionPattern",
                "'rel-([0-9.]+)'|'rel-('|versionPattern",
                "https://ghcr.io|ftp://ghcr.io|registry",
                "image: ghcr.io/wordpress/openverse-catalog|image: ghcr.io/x:latest|image",
                "repository: WordPress/openverse-infra|repository: openverse-infra|repository",
                "attribute: input.tag|attribute: input.tag, atribute: x|atribute",
                "module: catalog-airflow|nodule: catalog-airflow|module",
            })
    void aValueThatCannotBeStopsTheStartWithItsKey(String from, String to, String key) {
        assertThat(LEAST).contains(from);

        assertThatThrownBy(() -> read(LEAST.replaceFirst(Pattern.quote(from), to)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith("catalog.infra")
                .hasMessageContaining(key)
                .hasMessageNotContaining("secret@");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commandTimeout: PT0S|commandTimeout",
                "interruptGrace: -PT1S|interruptGrace",
                "timeout: soon|timeout",
                "commands: {plan: []}|plan",
                "commands: {plan: [just, plan]}|{planFile}",
                "commands: {bump: [just, bump]}|{version}",
                "commands: {apply: [just, apply, '{planfile}']}|{planfile}",
                "commands: {unlock: [just, unlock]}|{lockId}",
                "commands: {destroy: [just, destroy]}|destroy",
                "commandEnvironment: {'A=B': c}|commandEnvironment",
                "nodule: catalog-airflow|nodule",
                "gate: 'a b'|gate",
                "branch: '../x'|branch",
            })
    void aMistakeIsNamed(String line, String key) {
        assertThatThrownBy(() -> with(line))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith("catalog.infra")
                .hasMessageContaining(key);
    }

    @Test
    void theTitleOfThePullRequestNamesTheVersion() {
        var title = read(LEAST).pullRequest().titleFor(Version.of("2023.07.03.17.52.00"));

        assertThat(title).contains("2023.07.03.17.52.00");
    }

    @Test
    void secretsOfTheCommandsAreRevealedAndMasked(@TempDir Path directory) throws Exception {
        var token = Files.writeString(directory.resolve("token"), "the-token");
        var key = Files.writeString(directory.resolve("key"), "the-key\n");
        var config =
                read(
                        LEAST.replace("env:INFRA_GITHUB_TOKEN", "file:" + token)
                                + "    commandEnvironment: {AWS_KEY: 'file:%s', REGION: eu}\n"
                                        .formatted(key));

        var environment = CommandEnvironment.of(config);

        assertThat(environment.variables()).isEqualTo(Map.of("AWS_KEY", "the-key", "REGION", "eu"));
        assertThat(environment.masking().mask("the-key of eu, the-token"))
                .isEqualTo("*** of eu, ***");
        assertThat(List.of(environment.toString(), config.toString()))
                .noneMatch(text -> text.contains("the-key") || text.contains("the-token"));
    }
}
