package dev.airlock.deploy.access;

import dev.airlock.deploy.access.CallerRequest.Kind;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells callers by their bearer token, and browsers by the cookie of their session. A cookie
 * changes nothing in the API: its commands want the token.
 */
@ApplicationScoped
class CallerAuthentication implements HttpAuthenticationMechanism {
    private static final String SCHEME = "bearer ";
    private static final String API = "/api/";

    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager identities) {
        var request = context.request();
        var header = request.getHeader(HttpHeaderNames.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            var token = header.substring(SCHEME.length()).strip();
            return identities.authenticate(new CallerRequest(Kind.TOKEN, token));
        }
        var cookie = SessionCookie.of(request);
        if (cookie == null || isApi(request) && request.method() != HttpMethod.GET) {
            return Uni.createFrom().nullItem();
        }
        return identities
                .authenticate(new CallerRequest(Kind.COOKIE, cookie))
                .map(identity -> identity.isAnonymous() ? null : identity);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(CallerRequest.class);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        var request = context.request();
        var sent =
                isApi(request) || request.getHeader(HttpHeaderNames.AUTHORIZATION) != null
                        ? Challenge.problem(context.response())
                        : Challenge.login(request);
        return Uni.createFrom().completionStage(sent.toCompletionStage()).replaceWith(true);
    }

    private static boolean isApi(HttpServerRequest request) {
        return request.path().startsWith(API);
    }
}
