package dev.airlock.deploy.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each call by each role: who may is not told 403, who may not is told nothing else. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class RoleMatrixTest {
    private static final String REASON = "{\"reason\": \"x\"}";
    private static final String TARGET = "/api/v1/targets/locked";
    private static final List<String> CALLERS =
            List.of("viewer", "deployer", "approver", "admin", "elsewhere", "force");

    private static String deploy;

    /** One call of the API; a body that cannot be is as good, rights are looked at first. */
    private record Call(Right right, String method, String path, String body) {
        @Override
        public String toString() {
            return right.wireName() + " " + method + " " + path;
        }
    }

    private static Call get(Right right, String path) {
        return new Call(right, "GET", path, "");
    }

    private static Call post(Right right, String path, String body) {
        return new Call(right, "POST", path, body);
    }

    private static final List<Call> CALLS =
            List.of(
                    get(Right.LIST, "/api/v1/targets"),
                    get(Right.LIST, "/api/v1/deploys"),
                    get(Right.VIEW, TARGET),
                    get(Right.VIEW, TARGET + "/dags"),
                    get(Right.VIEW, TARGET + "/quiet-windows"),
                    get(Right.VIEW, "/api/v1/deploys?target=locked"),
                    get(Right.VIEW, "/api/v1/deploys/{id}"),
                    get(Right.VIEW, "/api/v1/deploys/{id}/events"),
                    get(Right.VIEW, "/api/v1/deploys/{id}/plan"),
                    get(Right.VIEW, "/api/v1/deploys/{id}/output"),
                    get(Right.VIEW, "/api/v1/deploys/{id}/report"),
                    post(Right.START, "/api/v1/deploys", "{\"target\": \"locked\"}"),
                    post(
                            Right.PASS_WINDOWS,
                            "/api/v1/deploys",
                            "{\"target\": \"locked\", \"outsideWindows\": true}"),
                    post(
                            Right.FORCE,
                            "/api/v1/deploys/{id}/rollback",
                            "{\"reason\": \"x\", \"now\": true}"),
                    post(Right.CANCEL, "/api/v1/deploys/{id}/cancel", "{}"),
                    post(Right.CALL_TEAM, "/api/v1/deploys/{id}/incident", "{}"),
                    post(Right.ROLL_BACK, "/api/v1/deploys/{id}/rollback", "{}"),
                    post(Right.OVERRIDE, "/api/v1/deploys/{id}/steps/build/override", "{}"),
                    new Call(Right.LOCK, "PUT", TARGET + "/lock", "{}"),
                    new Call(Right.LOCK, "DELETE", TARGET + "/lock", ""),
                    post(Right.ANSWER, "/api/v1/deploys/{id}/decision", "{}"),
                    post(Right.GRANT, "/api/v1/deploys/{id}/grant", "{}"),
                    post(Right.APPROVE, "/api/v1/deploys/{id}/approval", "{}"),
                    post(Right.RESOLVE, "/api/v1/deploys/{id}/incident/resolve", "{}"),
                    post(Right.RELEASE_PAUSES, TARGET + "/pauses/release", "{}"),
                    new Call(
                            Right.ALLOW_VERSION,
                            "DELETE",
                            TARGET + "/refused-versions/2023.01.01.01.01.01",
                            ""),
                    get(Right.SEE_DEAD_LETTERS, "/api/v1/dead-letters"),
                    post(Right.DECIDE_DEAD_LETTERS, "/api/v1/dead-letters/0-0/drop", REASON),
                    post(Right.DECIDE_DEAD_LETTERS, "/api/v1/dead-letters/0-0/replay", REASON),
                    get(Right.MANAGE_TOKENS, "/api/v1/tokens"),
                    post(Right.MANAGE_TOKENS, "/api/v1/tokens", "{}"),
                    new Call(
                            Right.MANAGE_TOKENS,
                            "DELETE",
                            "/api/v1/tokens/00000000-0000-0000-0000-000000000001",
                            ""),
                    get(Right.READ_AUDIT, "/api/v1/audit"));

    /** The address of the server is known from the first test on. */
    @BeforeEach
    void queueADeploy() {
        if (deploy != null) {
            return;
        }
        deploy =
                given().header("Authorization", "Bearer token-admin")
                        .header("Idempotency-Key", UUID.randomUUID())
                        .contentType("application/json")
                        .body(
                                """
                                {"target": "locked", "reason": "x", "startAt": "2099-01-01T00:00:00Z"}
                                """)
                        .post("/api/v1/deploys")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
    }

    static Stream<Arguments> everyCallByEverybody() {
        return CALLS.stream()
                .flatMap(call -> CALLERS.stream().map(caller -> Arguments.of(caller, call)));
    }

    @ParameterizedTest
    @MethodSource("everyCallByEverybody")
    void whoMayIsLetPassAndNobodyElse(String caller, Call call) {
        var status =
                given().header("Authorization", "Bearer token-" + caller)
                        .header("Idempotency-Key", UUID.randomUUID())
                        .contentType("application/json")
                        .accept("application/json")
                        .body(call.body())
                        .request(call.method(), call.path().replace("{id}", deploy))
                        .statusCode();

        if (expected(caller, call.right())) {
            assertThat(status).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(status).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "deployer", "approver", "admin"})
    void linksLeadOnlyToWhatTheCallerMay(String caller) {
        var aDeploy = links(caller, "/api/v1/deploys/" + deploy);
        var aTarget = links(caller, TARGET);

        assertThat(aDeploy).contains("self", "events");
        assertThat(aDeploy.contains("cancel")).isEqualTo(expected(caller, Right.CANCEL));
        assertThat(aTarget).contains("self", "dags");
        assertThat(aTarget.contains("start")).isEqualTo(expected(caller, Right.START));
        assertThat(aTarget.contains("lock")).isEqualTo(expected(caller, Right.LOCK));
        assertThat(aTarget.contains("unlock")).isEqualTo(expected(caller, Right.LOCK));
    }

    private static Set<String> links(String caller, String path) {
        return given().header("Authorization", "Bearer token-" + caller)
                .get(path)
                .jsonPath()
                .<String, Object>getMap("links")
                .keySet();
    }

    /** The same table once more, by hand: a slip in the other one shows. */
    private static boolean expected(String caller, Right right) {
        var may =
                Map.of(
                        "viewer", Set.of(Right.LIST, Right.VIEW),
                        "deployer",
                                EnumSet.of(
                                        Right.LIST,
                                        Right.VIEW,
                                        Right.START,
                                        Right.CANCEL,
                                        Right.CALL_TEAM,
                                        Right.ROLL_BACK,
                                        Right.OVERRIDE,
                                        Right.LOCK,
                                        Right.ANSWER),
                        "approver",
                                EnumSet.of(
                                        Right.LIST,
                                        Right.VIEW,
                                        Right.CANCEL,
                                        Right.CALL_TEAM,
                                        Right.ANSWER,
                                        Right.GRANT,
                                        Right.APPROVE,
                                        Right.RESOLVE,
                                        Right.RELEASE_PAUSES),
                        "admin", EnumSet.complementOf(EnumSet.of(Right.FORCE)),
                        // an admin, but of another target
                        "elsewhere", Set.of(Right.LIST),
                        "force", Set.<Right>of());
        return may.get(caller).contains(right);
    }

    @Test
    void everyRightIsTried() {
        var tried = CALLS.stream().map(Call::right).toList();

        assertThat(tried).containsAll(Arrays.asList(Right.values()));
    }

    @Test
    void listsShowOnlyWhatOneMayView() {
        var targets =
                given().header("Authorization", "Bearer token-elsewhere").get("/api/v1/targets");
        var deploys =
                given().header("Authorization", "Bearer token-elsewhere").get("/api/v1/deploys");

        assertThat(targets.jsonPath().getList("name")).containsExactly("hasty");
        assertThat(deploys.jsonPath().getList("deploys.id")).doesNotContain(deploy);
    }
}
