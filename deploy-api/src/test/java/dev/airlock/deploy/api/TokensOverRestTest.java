package dev.airlock.deploy.api;

import static dev.airlock.deploy.api.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.airlock.kit.Sql;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class TokensOverRestTest {
    private static final String TOKENS = "/api/v1/tokens";

    @Inject Sql sql;

    private static ValidatableResponse create(String name, String roles, String expiresAt) {
        return as("admin")
                .body(
                        "{\"name\": \"%s\", \"roles\": %s, \"expiresAt\": \"%s\"}"
                                .formatted(name, roles, expiresAt))
                .post(TOKENS)
                .then();
    }

    private static ValidatableResponse created(String name) {
        var tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        return create(name, "{\"hasty\": [\"viewer\"]}", tomorrow).statusCode(201);
    }

    private static int see(String token, String target) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/targets/" + target)
                .statusCode();
    }

    @Test
    void aTokenMayWhatItsRolesAllowFromTheMomentItIsMade() {
        String token = created("carol").extract().path("token");

        assertThat(see(token, "hasty")).isEqualTo(200);
        assertThat(see(token, "locked")).isEqualTo(403);
        as("admin").get(TOKENS).then().body("find {it.name == 'carol'}.lastUsedAt", notNullValue());
    }

    @Test
    void isShownOnceAndStoredNowhere() {
        String token = created("dave").extract().path("token");

        var list = as("admin").get(TOKENS).then().body("name", hasItem("dave")).extract();
        assertThat(list.asString()).doesNotContain(token);
        assertThat(sql.query("select t::text from api_token t", row -> row.getString(1)))
                .noneMatch(row -> row.contains(token));
        assertThat(as("admin").get("/api/v1/audit?by=admin").asString()).doesNotContain(token);
    }

    @Test
    void isNobodysOnceRevoked() {
        var made = created("erin").extract();
        String token = made.path("token");
        String id = made.path("about.id");

        as("admin").delete(TOKENS + "/" + id).then().statusCode(204);

        assertThat(see(token, "hasty")).isEqualTo(401);
        as("admin").delete(TOKENS + "/" + id).then().statusCode(404);
    }

    @Test
    void isNobodysOnceExpired() {
        String token = created("frank").extract().path("token");

        sql.update("update api_token set expires_at = now() where name = 'frank'");

        assertThat(see(token, "hasty")).isEqualTo(401);
    }

    @Test
    void aNameIsOfOneToken() {
        created("grace");

        var tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        create("grace", "{\"*\": [\"admin\"]}", tomorrow).statusCode(409);
        create("alice", "{\"*\": [\"admin\"]}", tomorrow).statusCode(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heidi | {\"nowhere\": [\"viewer\"]} | @soon | roles.nowhere",
                "heidi | {\"*\": [\"king\"]} | @soon | roles.*",
                "heidi | {} | @soon | roles",
                "two words | {\"*\": [\"viewer\"]} | @soon | name",
                "heidi | {\"*\": [\"viewer\"]} | 2020-01-01T00:00:00Z | expiresAt",
                "heidi | {\"*\": [\"viewer\"]} | 2999-01-01T00:00:00Z | expiresAt",
            },
            quoteCharacter = '`')
    void namesTheFieldAtFault(String name, String roles, String expiresAt, String field) {
        var soon = Instant.now().plus(Duration.ofDays(1)).toString();
        var errors =
                create(name, roles, expiresAt.replace("@soon", soon)).statusCode(400).extract();

        assertThat(errors.jsonPath().getList("errors.field", String.class))
                .anyMatch(each -> each.startsWith(field));
    }
}
