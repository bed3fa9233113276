package dev.airlock.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.event.DeployState;
import dev.airlock.event.Version;
import dev.airlock.kit.config.InvalidConfiguration;
import dev.airlock.kit.config.TargetsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetRulesTest {

    private static Rules rules(String policy, String release, String verify) {
        var yaml =
                "catalog: {policy: {%s}, release: {%s}, verify: {%s}}"
                        .formatted(policy, release, verify);
        return new TargetRules(TargetsFile.parse(yaml)).of("catalog").orElseThrow();
    }

    @Test
    void readsTheExampleWhichShowsTheDefaults() throws IOException {
        var file = Files.readString(Path.of("../config/targets.yaml"));

        var rules = new TargetRules(TargetsFile.parse(file)).of("catalog-airflow").orElseThrow();

        assertThat(rules.policy()).isEqualTo(rules("", "", "").policy());
        assertThat(rules.verify()).isEqualTo(rules("", "", "").verify());
        assertThat(rules.release().publish()).isEqualTo(Publish.WHEN_NECESSARY);
    }

    @Test
    void readsEveryKey() {
        var rules =
                rules(
                        "approvals: 2, requesterMayApprove: false, autoApprove: true,"
                                + " approvalMaxAge: PT5M, deadlines: {applying: PT2H}",
                        "publish: ask, deployedVersion: 2023.07.03.17.52.00, repository: other",
                        "soak: PT1S, tolerance: 3, poll: PT5S");

        assertThat(rules.policy().approvals()).isEqualTo(2);
        assertThat(rules.policy().requesterMayApprove()).isFalse();
        assertThat(rules.policy().autoApprove()).isTrue();
        assertThat(rules.policy().approvalMaxAge()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rules.policy().deadlines())
                .containsEntry(DeployState.APPLYING, Duration.ofHours(2))
                .containsEntry(DeployState.CHECKING, Duration.ofHours(7));
        assertThat(rules.release())
                .isEqualTo(
                        new ReleaseRules(Publish.ASK, "rel-", Version.of("2023.07.03.17.52.00")));
        assertThat(rules.verify()).isEqualTo(new VerifyRules(Duration.ofSeconds(1), 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "approvals: 0; approvals",
                "approvals: two; approvals",
                "requesterMayApprove: perhaps; requesterMayApprove",
                "autoApprove: perhaps; autoApprove",
                "approvalMaxAge: soon; approvalMaxAge",
                "approvalMaxAge: PT0S; approvalMaxAge",
                "deadlines: {lunch: PT1H}; deadlines.lunch",
                "deadlines: {queued: PT1H}; deadlines.queued",
                "deadlines: {applying: PT0S}; deadlines.applying",
                "freezeWindow: x; freezeWindow",
            })
    void namesTheKeyOfABadPolicy(String policy, String key) {
        assertThatThrownBy(() -> rules(policy, "", ""))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("catalog.policy")
                .hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "publish: sometimes; ; catalog.release.publish",
                "deployedVersion: v1; ; catalog.release.deployedVersion",
                "; soak: soon; catalog.verify.soak",
                "; soak: -PT1S; soak must not be negative",
                "; tolerance: -1; tolerance must not be negative",
            })
    void namesTheKeyOfABadWord(String release, String verify, String key) {
        assertThatThrownBy(() ->
                        rules("", release == null ? "" : release, verify == null ? "" : verify))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(key);
    }
}
