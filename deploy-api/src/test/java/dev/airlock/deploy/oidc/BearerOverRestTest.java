package dev.airlock.deploy.oidc;

import static dev.airlock.deploy.oidc.Idp.AUDIENCE;
import static dev.airlock.deploy.oidc.Idp.ISSUER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Idp.Profile.class)
class BearerOverRestTest {
    private static final String TARGETS = "/api/v1/targets";

    MockOAuth2Server idp;

    private SignedJWT token(String issuer, String audience, Map<String, Object> claims, long age) {
        var subject = "subject-of-" + claims.get("preferred_username");
        return idp.issueToken(issuer, subject, audience, claims, 3600 - age);
    }

    private SignedJWT good(String name, String... groups) {
        return token(
                ISSUER, AUDIENCE, Map.of("preferred_username", name, "groups", List.of(groups)), 0);
    }

    private static Response see(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path);
    }

    private static Response lock(String token, String target) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{\"reason\": \"holiday\"}")
                .put(TARGETS + "/" + target + "/lock");
    }

    private static void refused(String token) {
        see(token, TARGETS)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("status", equalTo(401));
    }

    @Test
    void mayWhatItsGroupsMayAndNoMore() {
        var token = good("carol", "hasty-people", "staff").serialize();

        assertThat(see(token, TARGETS).jsonPath().getList("name")).isEqualTo(List.of("hasty"));
        assertThat(lock(token, "hasty").statusCode()).isEqualTo(200);
        assertThat(lock(token, "swept").statusCode()).isEqualTo(403);
    }

    @Test
    void groupsThatNobodyConfiguredMayNothing() {
        var token = good("mallory", "admin", "staff").serialize();

        see(token, TARGETS)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", equalTo("mallory may not see lists, of the targets one may view"));
    }

    @Test
    void theAuditSaysWhoAndHowWeKnew() {
        lock(good("dave", "leads").serialize(), "forged");
        lock("token-deployer", "forged");

        see("token-admin", "/api/v1/audit?target=forged")
                .then()
                .body("entries.by", equalTo(List.of("deployer", "dave")))
                .body("entries.via", equalTo(List.of("token", "oidc")))
                .body("entries.outcome", equalTo(List.of("done", "forbidden")));
    }

    @Test
    void opensNoSessionForABrowser() {
        var answer =
                given().redirects()
                        .follow(false)
                        .header("Authorization", "Bearer " + good("carol", "leads").serialize())
                        .get("/login/oidc");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    void anotherIssuersWordIsNotTaken() {
        refused(token("elsewhere", AUDIENCE, Map.of("preferred_username", "carol"), 0).serialize());
    }

    @Test
    void norOneThatIsMeantForSomebodyElse() {
        refused(token(ISSUER, "airlock", Map.of("preferred_username", "carol"), 0).serialize());
    }

    @Test
    void norOneThatHasExpired() {
        refused(token(ISSUER, AUDIENCE, Map.of("preferred_username", "carol"), 7200).serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<!channel>", "two words", "-x"})
    void norOneWhoseNameIsNone(String name) {
        refused(good(name, "ops").serialize());
    }

    @Test
    void norOneWithoutAName() {
        refused(token(ISSUER, AUDIENCE, Map.of("groups", List.of("ops")), 0).serialize());
    }

    @Test
    void norOneThatNobodyHasSigned() throws ParseException {
        refused(new PlainJWT(good("carol", "ops").getJWTClaimsSet()).serialize());
    }

    @Test
    void norOneThatSomebodyElseHasSigned() throws JOSEException, ParseException {
        var like = good("carol", "ops");
        var key = new RSAKeyGenerator(2048).keyID(like.getHeader().getKeyID()).generate();

        refused(signed(like, JWSAlgorithm.RS256, new RSASSASigner(key)));
    }

    /** Who takes a public key for a shared secret believes anybody who knows the public key. */
    @Test
    void norOneThatIsSignedWithThePublicKeyAsASecret() throws JOSEException, ParseException {
        var like = good("carol", "ops");
        var key = idp.getConfig().getTokenProvider().publicJwkSet(ISSUER).getKeys().getFirst();
        var secret = key.toRSAKey().toPublicKey().getEncoded();

        refused(signed(like, JWSAlgorithm.HS256, new MACSigner(secret)));
    }

    @Test
    void norOneThatWasChanged() {
        var parts = good("carol", "leads").serialize().split("\\.", -1);
        var other = good("carol", "ops").serialize().split("\\.", -1);

        refused(parts[0] + "." + other[1] + "." + parts[2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"airlock-0123", "a.b.c", "..", "opaque"})
    void whatIsNeitherATokenOfOursNorAJwtIsRefused(String token) {
        refused(token);
    }

    private static String signed(SignedJWT like, JWSAlgorithm algorithm, JWSSigner signer)
            throws JOSEException, ParseException {
        var header =
                new JWSHeader.Builder(algorithm)
                        .keyID(like.getHeader().getKeyID())
                        .type(like.getHeader().getType())
                        .build();
        var forged = new SignedJWT(header, like.getJWTClaimsSet());
        forged.sign(signer);
        return forged.serialize();
    }
}
