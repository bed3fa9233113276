package dev.airlock.deploy.oidc;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A proxy in front that ends TLS: {@code 127.0.0.1} is trusted, {@code 127.0.0.2} is anybody. */
@QuarkusTest
@TestProfile(Idp.Profile.class)
class BehindProxyTest {
    private static final String TRUSTED = "127.0.0.1";
    private static final String ANYBODY = "127.0.0.2";

    private static RequestSpecification encrypted(String proxy) throws UnknownHostException {
        var from =
                HttpClientConfig.httpClientConfig()
                        .setParam("http.route.local-address", InetAddress.getByName(proxy));
        return given().config(RestAssuredConfig.config().httpClient(from))
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header("X-Forwarded-Proto", "https");
    }

    private static Response logInWithAToken(String proxy) throws UnknownHostException {
        return encrypted(proxy).formParam("token", "token-viewer").post("/login");
    }

    @Test
    void theSessionIsForEncryptedWaysWhereATrustedProxySaysSo() throws UnknownHostException {
        var cookies = logInWithAToken(TRUSTED).detailedCookies();

        assertThat(cookies.asList())
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.getName()).isEqualTo("__Host-airlock-session");
                    assertThat(session.isSecured()).isTrue();
                    assertThat(session.isHttpOnly()).isTrue();
                    assertThat(session.getPath()).isEqualTo("/");
                    assertThat(session.getDomain()).isNull();
                });
    }

    @Test
    void anybodysWordOnThatIsNotTaken() throws UnknownHostException {
        var cookies = logInWithAToken(ANYBODY).detailedCookies();

        assertThat(cookies.asList())
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.getName()).isEqualTo("airlock-session");
                    assertThat(session.isSecured()).isFalse();
                });
        assertThat(encrypted(ANYBODY).get("/login/oidc").header("Location"))
                .contains("redirect_uri=http%3A%2F%2F");
    }

    @Test
    void noCookieOfALoginByTheProviderTravelsInTheClear() throws UnknownHostException {
        var there = encrypted(TRUSTED).get("/login/oidc?to=/console");
        var known = encrypted(TRUSTED).cookies(there.cookies()).get(confirmed(there));
        var in = encrypted(TRUSTED).cookies(known.cookies()).get(local(known));

        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.cookie("__Host-airlock-session")).isNotEmpty();
        assertThat(List.of(there, known, in))
                .flatExtracting(answer -> answer.detailedCookies().asList())
                .filteredOn(each -> each.getMaxAge() != 0)
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.isSecured()).isTrue());
    }

    /** Where the provider sends a browser back to, as the proxy passes it on. */
    private static String confirmed(Response there) {
        var claims = "{\"preferred_username\": \"judy\", \"groups\": [\"leads\"]}";
        return local(
                given().redirects()
                        .follow(false)
                        .urlEncodingEnabled(false)
                        .contentType("application/x-www-form-urlencoded")
                        .formParam("username", "subject-of-judy")
                        .formParam("claims", URLEncoder.encode(claims, UTF_8))
                        .post(URI.create(there.header("Location"))));
    }

    private static String local(Response redirect) {
        assertThat(redirect.header("Location")).startsWith("https://");
        var to = URI.create(redirect.header("Location"));
        return to.getRawPath() + "?" + to.getRawQuery();
    }
}
