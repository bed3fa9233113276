package dev.airlock.deploy.api;

import dev.airlock.kit.problem.Problem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells callers by their bearer token; whose is missing or unknown gets 401 as a problem. */
@ApplicationScoped
class BearerAuthentication implements HttpAuthenticationMechanism {
    private static final String SCHEME = "bearer ";

    private final Callers callers;

    BearerAuthentication(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager identities) {
        var header = context.request().getHeader(HttpHeaderNames.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        return callers.of(header.substring(SCHEME.length()).strip())
                .map(known ->
                        Uni.createFrom()
                                .<@Nullable SecurityIdentity>item(
                                        QuarkusSecurityIdentity.builder()
                                                .setPrincipal(new QuarkusPrincipal(known.name()))
                                                .addRoles(known.rights())
                                                .build()))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        var problem =
                new Problem(
                        "about:blank",
                        "Unauthorized",
                        401,
                        "every call needs the header Authorization: Bearer <token>",
                        List.of(),
                        null);
        var body = Problems.json(problem);
        return Uni.createFrom()
                .completionStage(
                        context.response()
                                .setStatusCode(401)
                                .putHeader(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer")
                                .putHeader(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                                .end(body)
                                .toCompletionStage())
                .replaceWith(true);
    }
}
