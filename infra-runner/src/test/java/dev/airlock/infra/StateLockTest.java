package dev.airlock.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airlock.event.InfraEvent.ApplyOutcomeUnknown;
import dev.airlock.event.InfraEvent.GateClosed;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.StepFailed;
import dev.airlock.kit.Sql;
import dev.airlock.sandbox.BackingServices;
import dev.airlock.sandbox.standin.state.StateBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A state behind HTTP keeps its lock when its holder is killed. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(InfraWorld.class)
class StateLockTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = InfraWorld.KEY)
    Path root;

    @Inject Sql sql;

    private static StateBackend backend(String target) {
        return InfraWorld.STATES.get(target);
    }

    private static String holder(String target) {
        return backend(target).holder().map(info -> info.path("ID").asText()).orElse("");
    }

    private List<String> seenToHold(String target) {
        return sql.query(
                "select lock_id from held_lock where target = ?", row -> row.getString(1), target);
    }

    private void awaitSeenToHold(String target) {
        await().atMost(SEEN_WITHIN).until(() -> !seenToHold(target).isEmpty());
    }

    /** The one that applies: what asks for the lock has been answered. */
    private static void killTerraform() {
        ProcessHandle.current()
                .descendants()
                .filter(each -> each.info().command().orElse("").endsWith("/terraform"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static JsonNode somebodyElse() {
        return new ObjectMapper()
                .createObjectNode()
                .put("ID", "1b671a64-40d5-491e-99b0-da01ff1f3341")
                .put("Operation", "OperationTypeApply")
                .put("Who", "ada@laptop")
                .put("Created", "2026-01-01T12:00:00Z");
    }

    private Deploy appliesSlowly(String target) throws Exception {
        new WorldProbe(root).touch(target, "restarts.slow");
        var deploy = new Deploy(brokers, target);
        deploy.released();
        deploy.approved(deploy.await1(PlanProposed.class), LONG);
        deploy.held(LONG);
        return deploy;
    }

    @Test
    void theLockThatADeadApplyOfOursLeftIsReleasedToPlanAgain() throws Exception {
        try (var deploy = appliesSlowly("lock-left")) {
            awaitSeenToHold("lock-left");
            assertThat(seenToHold("lock-left")).containsExactly(holder("lock-left"));
            killTerraform();

            var evidence = deploy.await1(ApplyOutcomeUnknown.class).evidence();

            assertThat(evidence)
                    .anyMatch(line -> line.contains("that held it is dead; released"))
                    .anyMatch(line -> line.contains("still to do: module.catalog-airflow"));
            assertThat(holder("lock-left")).isEmpty();
            deploy.await1(GateClosed.class);
            assertThat(deploy.output())
                    .containsOnlyOnce("that held it is dead")
                    .containsOnlyOnce("successfully unlocked");
            assertThat(deploy.commands().stream().filter(each -> each.contains("just unlock")))
                    .singleElement()
                    .asString()
                    .endsWith(seenToHold("lock-left").getFirst());
            assertThat(new WorldProbe(root).restarts("lock-left")).isEmpty();
        }
    }

    @Test
    void theLockThatSomebodyElseTookAfterADeadApplyOfOursIsNotReleased() throws Exception {
        try (var deploy = appliesSlowly("lock-taken")) {
            // Somebody has released the one of ours, and works on it.
            awaitSeenToHold("lock-taken");
            backend("lock-taken").hold(somebodyElse());
            killTerraform();

            var evidence = deploy.await1(ApplyOutcomeUnknown.class).evidence();

            assertThat(evidence)
                    .anyMatch(line ->
                            line.contains("1b671a64-40d5-491e-99b0-da01ff1f3341 is not released")
                                    && line.contains("no Terraform of Airlock's")
                                    && line.contains("Lock Info tells of the command"));
            assertThat(holder("lock-taken")).isEqualTo(somebodyElse().path("ID").asText());
        }
    }

    @Test
    void aPlanThatSomebodyElsesLockRefusesFailsAndSaysWhose() {
        backend("lock-foreign").hold(somebodyElse());
        try (var deploy = new Deploy(brokers, "lock-foreign")) {
            deploy.released();

            var failed = deploy.await1(StepFailed.class);

            assertThat(failed.step()).isEqualTo(Step.PLAN);
            assertThat(failed.evidence().getLast())
                    .contains("1b671a64-40d5-491e-99b0-da01ff1f3341 is not released");
            assertThat(holder("lock-foreign")).isEqualTo(somebodyElse().path("ID").asText());
        }
    }
}
