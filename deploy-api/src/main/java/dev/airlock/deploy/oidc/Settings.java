package dev.airlock.deploy.oidc;

import dev.airlock.kit.config.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which provider, and what its words mean here.
 *
 * @param issuer whose words are believed, to the letter as its tokens name it
 * @param clientSecret at least 32 characters: cookies of a login under way are encrypted with it
 * @param label what people call the provider
 * @param audience whom a bearer token must be meant for; the client unless said otherwise
 * @param scopes what is asked for besides {@code openid}
 * @param nameClaim what somebody's name is taken from when they come for the first time; {@code
 *     sub} unless said otherwise
 * @param groupsClaim what their groups are taken from, {@code groups} unless said otherwise; {@code
 *     /} leads into an object: {@code realm_access/roles}
 * @param groups by group and target, the names of roles
 */
public record Settings(
        URI issuer,
        String clientId,
        Secret clientSecret,
        String label,
        String audience,
        List<String> scopes,
        String nameClaim,
        String groupsClaim,
        Map<String, Map<String, Set<String>>> groups) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public Settings(
            @Nullable URI issuer,
            @Nullable String clientId,
            @Nullable Secret clientSecret,
            @Nullable String label,
            @Nullable String audience,
            @Nullable List<String> scopes,
            @Nullable String nameClaim,
            @Nullable String groupsClaim,
            @Nullable Map<String, Map<String, Set<String>>> groups) {
        this.issuer = given("issuer", issuer);
        if (!"https".equals(this.issuer.getScheme()) && !LOOPBACK.contains(this.issuer.getHost())) {
            throw new IllegalArgumentException("issuer is not an https URL");
        }
        this.clientId = given("clientId", clientId);
        this.clientSecret = given("clientSecret", clientSecret);
        this.label = given("label", label);
        this.audience = audience == null ? this.clientId : audience;
        this.scopes = scopes == null ? List.of() : List.copyOf(scopes);
        this.nameClaim = nameClaim == null ? "sub" : nameClaim;
        this.groupsClaim = groupsClaim == null ? "groups" : groupsClaim;
        this.groups = Map.copyOf(given("groups", groups));
    }

    private static <T> T given(String key, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }
}
