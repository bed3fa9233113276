package dev.airlock.deploy.oidc;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.HttpCookie;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the extension and we say of a login, where its category is set to say everything: what it
 * says below INFO has the client's secret and whole tokens in it.
 */
@QuarkusTest
@TestProfile(Idp.Profile.class)
class SecretsStayOutOfLogsTest {
    private static final Logger ROOT = Logger.getLogger("");
    private static final String CLIENT =
            Base64.getEncoder().encodeToString(("airlock:" + Idp.SECRET).getBytes(UTF_8));

    @TestHTTPResource("/")
    URI airlock;

    MockOAuth2Server idp;

    private final Lines lines = new Lines();

    private static final class Lines extends Handler {
        private final PatternFormatter format = new PatternFormatter("%c %m %e");
        private final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            said.add(format.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        lines.setLevel(Level.ALL);
        ROOT.addHandler(lines);
    }

    @AfterEach
    void leave() {
        ROOT.removeHandler(lines);
    }

    @Test
    void neitherTheClientsNorAnybodysIsInThem() {
        var visit = new Visit();
        logIn(visit, "kim");
        logIn(visit, "-unfit");
        visit.get(airlock.resolve("/login/oidc?code=forged&state=forged"));
        var token = idp.issueToken("elsewhere", "subject-of-kim", Idp.AUDIENCE).serialize();
        given().header("Authorization", "Bearer " + token).get("/api/v1/targets");

        assertThat(lines.said).anyMatch(line -> line.contains("preferred_username that is fit"));
        assertThat(visit.cookies()).isNotEmpty();
        var secrets = visit.cookies().stream().map(HttpCookie::getValue);
        assertThat(Stream.concat(secrets, Stream.of(Idp.SECRET, CLIENT, token, "eyJ")))
                .allSatisfy(
                        secret -> assertThat(lines.said).noneMatch(line -> line.contains(secret)));
    }

    private void logIn(Visit visit, String name) {
        var claims = "{\"preferred_username\": \"%s\", \"groups\": [\"leads\"]}".formatted(name);
        visit.submit(
                visit.get(airlock.resolve("/login/oidc?to=/console")),
                Map.of("username", "subject-of-" + name, "claims", claims));
    }
}
