package dev.airlock.deploy.oidc;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.airlock.deploy.audit.SeparateRoles;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SeparateRoles.Profile.class)
class ProviderAwayTest {
    private static final String TARGETS = "/api/v1/targets";

    @Test
    void locksNobodyOutWhoHasATokenOfOurs() {
        given().header("Authorization", "Bearer token-viewer").get(TARGETS).then().statusCode(200);
    }

    @Test
    void isToldApartFromATokenThatIsNobodys() {
        given().header("Authorization", "Bearer e30.e30.e30")
                .get(TARGETS)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", containsString("provider of identities does not answer"));
        given().header("Authorization", "Bearer nobodys").get(TARGETS).then().statusCode(401);
    }

    @Test
    void isSaidOnThePageToLogInOn() {
        given().redirects()
                .follow(false)
                .get("/login/oidc?to=/console")
                .then()
                .statusCode(302)
                .header("Location", equalTo("/login?refused=true"));
        given().get("/login?refused=true")
                .then()
                .statusCode(200)
                .body(containsString("You are not logged in: Example did not say who you are"));
    }
}
