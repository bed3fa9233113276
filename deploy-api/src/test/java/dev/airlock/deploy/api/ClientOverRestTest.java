package dev.airlock.deploy.api;

import static dev.airlock.deploy.api.Api.awaitState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.client.Main;
import dev.airlock.event.ApplyEffect;
import dev.airlock.event.EventType;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.Service;
import dev.airlock.event.StepEvent.WorkUndone;
import dev.airlock.event.flow.Flow;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client of the command line against the real API. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class ClientOverRestTest {
    private static final String TARGET = "client-airflow";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private Participants others;

    @BeforeEach
    void open() {
        others = new Participants(brokers);
    }

    @AfterEach
    void close() {
        others.close();
    }

    private record Ran(int exitCode, String out, String err) {}

    private static Ran airlock(String... arguments) {
        return airlock(Map.of("AIRLOCK_TOKEN", "token-alice"), arguments);
    }

    /** As somebody else than who starts the deploys. */
    private static Ran bob(String... arguments) {
        return airlock(Map.of("AIRLOCK_TOKEN", "token-bob"), arguments);
    }

    private static Ran airlock(Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new HashMap<>(environment);
        all.putIfAbsent("AIRLOCK_URL", "http://127.0.0.1:" + RestAssured.port);
        var code = Main.run(all, new PrintWriter(out), new PrintWriter(err), arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    private String started() {
        return airlock("deploy", TARGET, "--reason", "weekly").out().strip();
    }

    private String proposed() {
        var deploy = started();
        List.of(
                        EventType.DAGS_CLEARED,
                        EventType.RELEASE_PREVIEWED,
                        EventType.RELEASE_PUBLISHED,
                        EventType.RELEASE_READY,
                        EventType.PLAN_PROPOSED)
                .forEach(type -> others.tell(TARGET, deploy, 1, Samples.of(type)));
        awaitState(deploy, "awaiting-approval");
        return deploy;
    }

    private void takeBack(String deploy) {
        awaitState(deploy, "restoring");
        for (var service : Flow.PARTICIPANTS) {
            var effect = service == Service.INFRA_RUNNER ? ApplyEffect.NONE : null;
            var undone = new WorkUndone(service, List.of(), List.of(), effect, List.of());
            others.tell(TARGET, deploy, 2, undone);
        }
        awaitState(deploy, "ended");
    }

    @Test
    void approvesWhatItIsToldToAndNothingElse() {
        var deploy = proposed();
        var plan = ((PlanProposed) Samples.of(EventType.PLAN_PROPOSED)).planSha256();

        var another = bob("approve", deploy, "--only", "0".repeat(64));
        var unasked = bob("approve", deploy);
        var status = airlock("status", deploy);
        var exactly = bob("approve", deploy, "--only", plan.substring(0, 12));

        assertThat(another.exitCode()).isEqualTo(2);
        assertThat(another.err()).contains("--only: what waits for approval is " + plan);
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(status.out())
                .contains("waits for a person", "check", "can be done now: approval, cancel");
        assertThat(exactly).isEqualTo(new Ran(0, "approved " + plan + "\n", ""));
        awaitState(deploy, "holding");
        airlock("cancel", deploy, "--reason", "seen enough");
        takeBack(deploy);
    }

    @Test
    void followsADeployToItsEndAndTellsItsOutcomeByTheExitCode() {
        var deploy = proposed();
        var following =
                CompletableFuture.supplyAsync(() -> airlock("follow", deploy, "--server", url()));

        var rejected = bob("reject", deploy, "--reason", "not tonight");
        takeBack(deploy);

        assertThat(rejected.exitCode()).isZero();
        var followed = following.join();
        assertThat(followed.exitCode()).isEqualTo(1);
        assertThat(followed.out())
                .containsSubsequence("plan-proposed", "plan-rejected", "deploy-ended")
                .contains(TARGET, "rejected: ");
    }

    @Test
    void locksATargetAndShowsIt() {
        var locked = airlock("lock", TARGET, "--reason", "audit");
        var targets = airlock("status");
        var unlocked = airlock("unlock", TARGET);
        var json = airlock("status", "--json");

        assertThat(List.of(locked.exitCode(), unlocked.exitCode())).containsOnly(0);
        assertThat(targets.out().lines().filter(line -> line.startsWith(TARGET)).toList())
                .singleElement()
                .asString()
                .contains("audit");
        assertThat(json.out()).startsWith("[ {").contains("\"name\" : \"" + TARGET + "\"");
    }

    @Test
    void makesATokenThatMayWhatItSaysUntilItIsRevoked() {
        var made =
                bob(
                        "token",
                        "create",
                        "night-script",
                        "--role",
                        TARGET + "=deployer,viewer",
                        "--expires-in",
                        "P1D");
        var script = Map.of("AIRLOCK_TOKEN", made.out().strip());
        var sees = airlock(script, "status", "--json");
        var listed = bob("token", "list");
        var line = listed.out().lines().filter(it -> it.contains("night-script")).findFirst();
        var mayNot = airlock(script, "token", "list");
        var revoked = bob("token", "revoke", line.orElseThrow().split(" ")[0]);
        var after = airlock(script, "status");

        assertThat(made.exitCode()).isZero();
        assertThat(sees.out()).contains("\"name\" : \"" + TARGET + "\"");
        assertThat(line.orElseThrow())
                .contains(TARGET + "=", "deployer", "viewer")
                .doesNotContain(made.out().strip());
        assertThat(mayNot.exitCode()).isEqualTo(3);
        assertThat(revoked.exitCode()).isZero();
        assertThat(after.err()).contains("refused (401)");
    }

    @Test
    void refusesATokenForALifetimeOrARoleThatIsNone() {
        var unlimited = bob("token", "create", "x", "--role", "*=viewer", "--expires-in", "P3650D");
        var emperor = bob("token", "create", "x", "--role", "*=emperor", "--expires-in", "P1D");

        assertThat(unlimited.exitCode()).isEqualTo(3);
        assertThat(unlimited.err()).contains("expiresAt: is not within a year");
        assertThat(emperor.exitCode()).isEqualTo(3);
        assertThat(emperor.err()).contains("is not a role");
    }

    @Test
    void saysWhyTheServerRefuses() {
        var unknown = airlock("deploy", "nowhere", "--reason", "weekly");
        var stranger = airlock(Map.of("AIRLOCK_TOKEN", "wrong"), "status");
        var nobody = airlock(Map.of(), "status");
        var away =
                airlock(
                        Map.of("AIRLOCK_TOKEN", "x", "AIRLOCK_URL", "http://127.0.0.1:1"),
                        "status");

        assertThat(unknown.exitCode()).isEqualTo(3);
        assertThat(unknown.err()).contains("target: there is no such target");
        assertThat(stranger.exitCode()).isEqualTo(3);
        assertThat(stranger.err()).contains("refused (401)").doesNotContain("wrong");
        assertThat(nobody.exitCode()).isEqualTo(2);
        assertThat(nobody.err()).contains("no token: set AIRLOCK_TOKEN");
        assertThat(away.exitCode()).isEqualTo(4);
        assertThat(away.err()).contains("no answer");
    }

    @Test
    void theSameKeyIsTheSameDeploy() {
        var key = "0195f6a0-0000-4000-8000-00000000c11e";
        var first = airlock("deploy", TARGET, "--reason", "once", "--idempotency-key", key);
        var again = airlock("deploy", TARGET, "--reason", "once", "--idempotency-key", key);

        assertThat(again.out()).isEqualTo(first.out());
        var deploy = first.out().strip();
        airlock("cancel", deploy, "--reason", "seen enough");
        takeBack(deploy);
    }

    private static String url() {
        return "http://127.0.0.1:" + RestAssured.port + "/";
    }
}
