package dev.airlock.deploy.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The same with a Keycloak that {@code .ci/oidc-keycloak} has started. */
@QuarkusTest
@TestProfile(Idp.Profile.class)
@EnabledIfSystemProperty(named = Idp.KEYCLOAK, matches = ".+")
class KeycloakTest {
    private static final String TARGETS = "/api/v1/targets";

    @TestHTTPResource("/")
    URI airlock;

    private final Visit visit = new Visit();

    private HttpResponse<String> logIn(String name, String password) {
        return visit.submit(
                visit.get(airlock.resolve("/login/oidc?to=/console/deploys")),
                Map.of("username", name, "password", password));
    }

    private static String token(String client, String secret, String name) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", client)
                .formParam("client_secret", secret)
                .formParam("username", name)
                .formParam("password", name + "s-password")
                .formParam("scope", "openid")
                .post(System.getProperty(Idp.KEYCLOAK) + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static String token(String name) {
        return token("airlock", Idp.SECRET, name);
    }

    @Test
    void opensASessionForWhomItKnows() {
        var in = logIn("carol", "carols-password");

        assertThat(in.headers().firstValue("Refresh")).hasValue("0; url=/console/deploys");
        var page = Jsoup.parse(visit.get(airlock.resolve("/console")).body());
        assertThat(page.select(".who .name").text()).isEqualTo("carol");
        assertThat(page.select("main").text()).contains("hasty").doesNotContain("catalog-airflow");
    }

    @Test
    void opensNoneForAWrongPassword() {
        var page = logIn("carol", "guessed");

        assertThat(page.uri().toString()).startsWith(System.getProperty(Idp.KEYCLOAK));
        assertThat(visit.cookies()).noneMatch(each -> each.getName().equals("airlock-session"));
    }

    @Test
    void mayNothingWithoutAGroupThatIsConfigured() {
        logIn("mallory", "mallorys-password");

        var page = visit.get(airlock.resolve("/console"));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("mallory may not see lists");
    }

    @Test
    void isOverWithTheLogoutOfAirlock() {
        logIn("lea", "leas-password");
        var console = visit.get(airlock.resolve("/console"));

        visit.submit(console, Map.of());

        assertThat(console.uri().getPath()).isEqualTo("/console");
        assertThat(visit.get(airlock.resolve("/console")).uri().getPath()).isEqualTo("/login");
    }

    @Test
    void itsBearerTokensMayWhatTheGroupsMay() {
        given().header("Authorization", "Bearer " + token("carol"))
                .get(TARGETS)
                .then()
                .statusCode(200)
                .body("name", equalTo(List.of("hasty")));
        given().header("Authorization", "Bearer " + token("mallory"))
                .get(TARGETS)
                .then()
                .statusCode(403);
    }

    @Test
    void theAuditNamesThePerson() {
        given().header("Authorization", "Bearer " + token("carol"))
                .contentType("application/json")
                .body("{\"reason\": \"holiday\"}")
                .put(TARGETS + "/hasty/lock")
                .then()
                .statusCode(200);

        given().header("Authorization", "Bearer token-admin")
                .get("/api/v1/audit?target=hasty")
                .then()
                .body("entries[0].by", equalTo("carol"))
                .body("entries[0].via", equalTo("oidc"));
    }

    @Test
    void itsTokensForAnotherClientAreRefused() {
        given().header("Authorization", "Bearer " + token("elsewhere", "", "lea"))
                .get(TARGETS)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }
}
