package dev.airlock.deploy.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.airlock.event.wire.WireJson;
import dev.airlock.kit.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SeparateRoles.Profile.class)
class AuditOverRestTest {
    private static final String LOCK = "/api/v1/targets/%s/lock";

    @Inject Sql sql;

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    private static RequestSpecification as(String name) {
        return given().header("Authorization", "Bearer token-" + name)
                .contentType("application/json");
    }

    private static ValidatableResponse lock(String name, String target, String reason) {
        return as(name).body("{\"reason\": \"%s\"}".formatted(reason))
                .put(LOCK.formatted(target))
                .then();
    }

    private static ValidatableResponse audit(String query) {
        return as("admin").get("/api/v1/audit" + query).then().statusCode(200);
    }

    @Test
    void saysWhoDidWhatWhenFromWhereAndWhy() {
        var before = Instant.now();
        lock("deployer", "locked", "holiday").statusCode(200);

        audit("?target=locked&by=deployer&from=" + before)
                .body("entries", hasSize(1))
                .body("entries[0].by", equalTo("deployer"))
                .body("entries[0].action", equalTo("lock"))
                .body("entries[0].reason", equalTo("holiday"))
                .body("entries[0].address", equalTo("127.0.0.1"))
                .body("entries[0].outcome", equalTo("done"))
                .body("entries[0].request.target", equalTo("locked"));
    }

    @Test
    void alsoWhatWasNotObeyed() {
        lock("viewer", "asking", "mine").statusCode(403);
        lock("deployer", "asking", "").statusCode(400);
        lock("deployer", "asking", "first").statusCode(200);
        lock("deployer", "asking", "second").statusCode(409);

        audit("?target=asking")
                .body(
                        "entries.outcome",
                        equalTo(java.util.List.of("refused", "done", "refused", "forbidden")))
                .body("entries[0].detail", containsString("locked already by deployer"))
                .body("entries[2].detail", containsString("must not be blank"))
                .body(
                        "entries[3].detail",
                        equalTo("viewer may not lock and unlock a target on asking"));
    }

    @Test
    void alsoLoginsAndNeverTheirTokens() {
        given().header("Sec-Fetch-Site", "same-origin")
                .formParam("token", "token-wrong")
                .post("/login");
        given().header("Sec-Fetch-Site", "same-origin")
                .formParam("token", "token-approver")
                .post("/login");

        audit("?by=unknown")
                .body("entries[0].action", equalTo("login"))
                .body("entries[0].outcome", equalTo("forbidden"));
        var entries = audit("?by=approver").body("entries[0].outcome", equalTo("done"));
        assertThat(entries.extract().asString()).doesNotContain("token-approver");
    }

    @Test
    void anAddressThatAnybodyCanWriteIsNotBelieved() {
        as("deployer")
                .header("X-Forwarded-For", "203.0.113.9")
                .body("{\"reason\": \"x\"}")
                .put(LOCK.formatted("forged"));

        audit("?target=forged").body("entries.address", everyItem(equalTo("127.0.0.1")));
    }

    @Test
    void isExportedOneEntryALine() throws Exception {
        lock("deployer", "off-road", "one");
        lock("deployer", "off-road", "two");

        var text =
                as("admin")
                        .accept("application/x-ndjson")
                        .get("/api/v1/audit?target=off-road")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        var lines = text.lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(WireJson.mapper().readTree(lines.getFirst()).path("reason").asText())
                .isEqualTo("two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit set by = 'nobody'", "delete from audit", "truncate audit"})
    void theServiceMayNotChangeIt(String statement) {
        lock("deployer", "hasty", "x");

        assertThatThrownBy(() -> sql.update(statement)).hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit set by = 'nobody'", "delete from audit", "truncate audit"})
    void norMayTheOwner(String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                config("quarkus.datasource.jdbc.url"),
                                config("quarkus.flyway.username"),
                                config("quarkus.flyway.password"));
                var query = connection.createStatement()) {
            query.execute("set search_path = \"deploy-api\"");
            assertThatThrownBy(() -> query.execute(statement))
                    .hasMessageContaining("the audit is append-only");
        }
    }
}
