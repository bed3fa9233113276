package dev.airlock.deploy.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.airlock.kit.Sql;
import dev.airlock.sandbox.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class SessionsOverHttpTest {
    private static final String NAME = "airlock-session";

    @Inject Sql sql;

    private static RequestSpecification browser() {
        return given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin");
    }

    private static Response login(RequestSpecification from, String token, String to) {
        return from.formParam("token", token).formParam("to", to).post("/login");
    }

    private static String session() {
        return login(browser(), "token-alice", "/").then().statusCode(303).extract().cookie(NAME);
    }

    private List<String> stored(String column) {
        return sql.query(
                "select " + column + " from browser_session", results -> results.getString(1));
    }

    private String csrf(String cookie) {
        return sql.query(
                        "select csrf from browser_session where id_sha256 = ?",
                        results -> results.getString(1),
                        Sha256.of(cookie))
                .getFirst();
    }

    @Test
    void aTokenOpensASessionThatOnlyThisBrowserHas() {
        var answer = login(browser(), "token-alice", "/targets/hasty");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/targets/hasty");
        Cookie cookie = answer.detailedCookie(NAME);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(stored("id_sha256"))
                .contains(Sha256.of(cookie.getValue()))
                .doesNotContain(cookie.getValue());
        assertThat(stored("token_sha256")).contains(Sha256.of("token-alice"));
    }

    @Test
    void aWrongTokenOpensNone() {
        var answer = login(browser(), "token-mallory", "/targets/hasty?x=1");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .endsWith("/login?failed=true&to=%2Ftargets%2Fhasty%3Fx%3D1");
        assertThat(answer.cookies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Origin, https://evil.example",
        "Origin, null",
        "X-Nothing, x"
    })
    void nobodyElsesPageLogsIn(String header, String value) {
        var answer =
                login(given().redirects().follow(false).header(header, value), "token-alice", "/");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    void theCookieReadsTheApiAndCommandsNothingThere() {
        var cookie = session();

        given().cookie(NAME, cookie).get("/api/v1/targets").then().statusCode(200);
        browser()
                .cookie(NAME, cookie)
                .header(Csrf.HEADER, csrf(cookie))
                .contentType("application/json")
                .body("{\"reason\": \"x\"}")
                .put("/api/v1/targets/hasty/lock")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({"cross-site, true, 403", "same-origin, false, 403", "same-origin, true, 303"})
    void aCommandNeedsTheSessionsWordAndOurOwnPage(String site, boolean word, int status) {
        var cookie = session();

        given().redirects()
                .follow(false)
                .cookie(NAME, cookie)
                .header("Sec-Fetch-Site", site)
                .formParam(Csrf.FIELD, word ? csrf(cookie) : csrf(session()))
                .post("/logout")
                .then()
                .statusCode(status);

        given().cookie(NAME, cookie)
                .get("/api/v1/targets")
                .then()
                .statusCode(status == 303 ? 401 : 200);
    }

    @Test
    void ourOwnPageIsKnownByItsOriginToo() {
        var cookie = session();

        given().redirects()
                .follow(false)
                .cookie(NAME, cookie)
                .header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
                .header(Csrf.HEADER, csrf(cookie))
                .post("/logout")
                .then()
                .statusCode(303)
                .cookie(NAME, equalTo(""));
    }

    @ParameterizedTest
    @CsvSource({"seen_at, PT4H", "ends_at, PT12H"})
    void aSessionIsOverByItself(String column, String after) {
        var cookie = session();
        sql.update(
                "update browser_session set %s = %s - ?::interval where id_sha256 = ?"
                        .formatted(column, column),
                after,
                Sha256.of(cookie));

        given().cookie(NAME, cookie).get("/api/v1/targets").then().statusCode(401);
    }

    @Test
    void whoIsNobodyIsAskedToLogIn() {
        given().redirects()
                .follow(false)
                .get("/targets/hasty?x=1")
                .then()
                .statusCode(303)
                .header("Location", "/login?to=%2Ftargets%2Fhasty%3Fx%3D1");
        given().header("HX-Request", "true")
                .get("/targets/hasty")
                .then()
                .statusCode(401)
                .header("HX-Redirect", "/login")
                .header("Location", nullValue());
        given().redirects().follow(false).cookie(NAME, "x").get("/").then().statusCode(303);
    }
}
