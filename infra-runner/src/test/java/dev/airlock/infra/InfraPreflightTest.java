package dev.airlock.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.Check;
import dev.airlock.event.CheckResult;
import dev.airlock.event.ImageTag;
import dev.airlock.event.InfraEvent.RollbackPreflighted;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.Version;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether a deploy could be rolled back, seen before it begins. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(InfraWorld.class)
class InfraPreflightTest {
    private static final Version BEFORE = Version.of("2023.07.03.17.52.00");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private RollbackPreflighted preflight(String target) {
        try (var deploy = new Deploy(brokers, target)) {
            deploy.tell(requested(BEFORE));
            return deploy.await1(RollbackPreflighted.class);
        }
    }

    private static DeployRequested requested(@Nullable Version deployed) {
        return new DeployRequested(null, deployed, "weekly", "ada", null, List.of());
    }

    private static List<CheckResult> results(RollbackPreflighted preflight) {
        return preflight.checks().stream().map(Check::result).toList();
    }

    @Test
    void findsTheImageAndAWorkflowThatIsSwitchedOff() {
        var preflight = preflight("way-back");

        assertThat(preflight.version()).isEqualTo(BEFORE);
        assertThat(preflight.tag()).isEqualTo(ImageTag.of("rel-" + BEFORE));
        assertThat(results(preflight))
                .containsExactly(CheckResult.PASSED, CheckResult.PASSED, CheckResult.FAILED);
        assertThat(preflight.doubts().getFirst().evidence())
                .isEqualTo("deploy.yml of WordPress/openverse-infrastructure is disabled_manually");
    }

    @Test
    void saysThatImageAndWorkflowAreGone() {
        var preflight = preflight("way-back-gone");

        assertThat(results(preflight))
                .containsExactly(CheckResult.PASSED, CheckResult.FAILED, CheckResult.FAILED);
    }

    @Test
    void aRefusalToAnswerIsADoubtNotAFailureOfTheStep() {
        var preflight = preflight("way-back-silent");

        assertThat(results(preflight)).containsExactly(CheckResult.INCONCLUSIVE);
        assertThat(preflight.doubts().getFirst().evidence()).contains("GitHub answered 401");
    }

    @Test
    void takesTheNewestChangelogsVersionWhereNobodyKnowsWhatRuns() {
        try (var deploy = new Deploy(brokers, "way-back")) {
            deploy.tell(requested(null));
            deploy.tell(preview(BEFORE));

            assertThat(deploy.await1(RollbackPreflighted.class).version()).isEqualTo(BEFORE);
        }
    }

    @Test
    void aFirstDeployHasNothingToGoBackTo() {
        try (var deploy = new Deploy(brokers, "way-back")) {
            deploy.tell(requested(null));
            deploy.tell(preview(null));

            assertThat(results(deploy.await1(RollbackPreflighted.class)))
                    .containsExactly(CheckResult.SKIPPED);
        }
    }

    private static ReleasePreviewed preview(@Nullable Version before) {
        return new ReleasePreviewed(
                Deploy.VERSION,
                true,
                "catalog-" + Deploy.VERSION,
                "0".repeat(40),
                null,
                List.of(),
                false,
                true,
                List.of(),
                null,
                null,
                false,
                "https://github.com/release",
                before);
    }
}
