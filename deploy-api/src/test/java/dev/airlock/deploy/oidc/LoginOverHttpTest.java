package dev.airlock.deploy.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.airlock.kit.Sql;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Idp.Profile.class)
class LoginOverHttpTest {
    private static final String COOKIE = "airlock-session";

    @TestHTTPResource("/")
    URI airlock;

    @Inject Sql sql;

    private final Visit visit = new Visit();

    private HttpResponse<String> get(String path) {
        return visit.get(airlock.resolve(path));
    }

    /** As far as the page that goes on by itself. */
    private HttpResponse<String> logIn(String to, String name, String groups) {
        var claims = "{\"preferred_username\": \"%s\", \"groups\": [%s]}".formatted(name, groups);
        return visit.submit(
                get("/login/oidc?to=" + to),
                Map.of("username", "subject-of-" + name, "claims", claims));
    }

    private String cookie() {
        return visit.cookies().stream()
                .filter(each -> each.getName().equals(COOKIE))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void opensASessionLikeAnyOtherAndGoesOnToWhereOneWanted() {
        var in = logIn("/console/deploys?target=hasty", "carol", "\"leads\"");

        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.uri().getPath()).isEqualTo("/login/oidc");
        assertThat(in.uri().getQuery()).doesNotContain("code=");
        assertThat(in.headers().firstValue("Refresh"))
                .hasValue("0; url=/console/deploys?target=hasty");
        assertThat(in.headers().allValues("Set-Cookie"))
                .anySatisfy(set ->
                        assertThat(set)
                                .startsWith(COOKIE + "=")
                                .contains("Path=/;", "HTTPOnly", "SameSite=Strict"));
        assertThat(Jsoup.parse(get("/console").body()).select(".who .name").text())
                .isEqualTo("carol");
    }

    @Test
    void leavesNothingOfTheProvidersInTheBrowser() {
        logIn("/", "carol", "\"leads\"");

        assertThat(visit.cookies()).filteredOn(each -> each.getName().startsWith("q_")).isEmpty();
    }

    @Test
    void mayWhatTheGroupsMay() {
        logIn("/", "carol", "\"hasty-people\", \"staff\"");

        given().cookie(COOKIE, cookie())
                .get("/api/v1/targets")
                .then()
                .statusCode(200)
                .body("name", equalTo(List.of("hasty")));
    }

    @Test
    void mayNothingWithoutAGroupThatIsConfigured() {
        logIn("/", "mallory", "\"staff\"");

        var page = get("/console");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("mallory may not see lists");
    }

    @Test
    void isOverWithTheLogout() {
        logIn("/", "carol", "\"leads\"");
        var cookie = cookie();

        var out = visit.submit(get("/console"), Map.of());

        assertThat(out.uri().getPath()).isEqualTo("/login");
        given().cookie(COOKIE, cookie).get("/api/v1/targets").then().statusCode(401);
    }

    @Test
    void theAuditSaysWhoCameAndHow() {
        logIn("/", "erin", "\"ops\"");
        visit.submit(get("/console"), Map.of());

        given().header("Authorization", "Bearer token-admin")
                .get("/api/v1/audit?by=erin")
                .then()
                .body("entries.action", equalTo(List.of("logout", "login")))
                .body("entries.via", equalTo(List.of("oidc", "oidc")));
    }

    @Test
    void theSessionHoldsNoToken() {
        logIn("/", "frank", "\"ops\"");

        assertThat(
                        sql.query(
                                "select s::text from browser_session s where name = 'frank'",
                                row -> row.getString(1)))
                .singleElement()
                .asString()
                .doesNotContain("eyJ", cookie());
    }

    @Test
    void asksTheProviderWithStateNonceAndPkce() {
        var answer = given().redirects().follow(false).get("/login/oidc?to=/console");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .contains(
                        "response_type=code",
                        "client_id=airlock",
                        "redirect_uri=",
                        "&state=",
                        "&nonce=",
                        "code_challenge_method=S256");
        assertThat(answer.detailedCookies().asList())
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.isHttpOnly()).isTrue();
                    assertThat(state.getSameSite()).isEqualTo("Lax");
                    assertThat(state.getPath()).isEqualTo("/login/oidc");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"?code=x&state=y", "?state=y&error=access_denied", "?code=x"})
    void noAnswerIsTakenThatNobodyAskedFor(String query) {
        get("/login/oidc?to=/console");

        var answer = get("/login/oidc" + query);

        assertThat(visit.cookies()).noneMatch(each -> each.getName().equals(COOKIE));
        assertThat(answer.uri().getPath()).isIn("/login", "/airlock/authorize");
    }

    @Test
    void whoHasNoNameThatIsFitIsNotSentBackAndForth() {
        var answer = logIn("/", "<!channel>", "\"ops\"");

        assertThat(answer.uri().toString()).endsWith("/login?refused=true");
        assertThat(visit.cookies()).noneMatch(each -> each.getName().equals(COOKIE));
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example/, 0; url=/", "//evil.example, 0; url=/"})
    void goesNowhereElse(String to, String refresh) {
        assertThat(logIn(to, "carol", "").headers().firstValue("Refresh")).hasValue(refresh);
    }

    @Test
    void thePageToLogInOnLeadsThere() {
        var page = Jsoup.parse(get("/console/deploys").body());

        assertThat(page.select("a.button").text()).isEqualTo("Log in with Example");
        assertThat(page.select("a.button").attr("href"))
                .isEqualTo("/login/oidc?to=%2Fconsole%2Fdeploys");
    }
}
