package dev.airlock.deploy.access;

import dev.airlock.deploy.access.CallerRequest.Kind;
import dev.airlock.deploy.oidc.Person;
import dev.airlock.deploy.oidc.Provider;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells callers by their bearer token, one of ours or of the provider of identities, and browsers
 * by the cookie of their session. A cookie changes nothing in the API: its commands want a token.
 * Takes the place of Quarkus's own way to ask the provider: where and when that happens is said
 * here.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class CallerAuthentication implements HttpAuthenticationMechanism {
    private static final String SCHEME = "bearer ";
    private static final String API = "/api/";

    private final Provider provider;
    private final Callers callers;

    CallerAuthentication(Provider provider, Callers callers) {
        this.provider = provider;
        this.callers = callers;
    }

    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager identities) {
        var request = context.request();
        var header = request.getHeader(HttpHeaderNames.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            var token = header.substring(SCHEME.length()).strip();
            var ours = identities.authenticate(new CallerRequest(Kind.TOKEN, token));
            return provider.mayKnow(token)
                    ? ours.onFailure(AuthenticationFailedException.class)
                            .recoverWithUni(() ->
                                    answerable(context, provider.bearer(context, identities))
                                            .map(this::known))
                    : ours;
        }
        if (provider.isLogin(context)) {
            return answerable(context, provider.login(context, identities))
                    .onItem()
                    .ifNotNull()
                    .transform(this::known);
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
        if (provider.isLogin(context)) {
            return provider.send(context);
        }
        return Uni.createFrom()
                .completionStage(answer(context).toCompletionStage())
                .replaceWith(true);
    }

    private static Future<Void> answer(RoutingContext context) {
        var request = context.request();
        if (Provider.isAway(context)) {
            return Challenge.away(context.response());
        }
        return isApi(request) || request.headers().contains(HttpHeaderNames.AUTHORIZATION)
                ? Challenge.problem(context.response())
                : Challenge.login(request);
    }

    /**
     * Quarkus's way to ask the provider would also answer whom it does not know: that is for us.
     */
    private <T> Uni<T> answerable(RoutingContext context, Uni<T> asked) {
        return asked.onTermination()
                .invoke(() -> context.put(HttpAuthenticationMechanism.class.getName(), this));
    }

    private SecurityIdentity known(SecurityIdentity identity) {
        Person person = identity.getAttribute(Provider.PERSON);
        return QuarkusSecurityIdentity.builder(identity)
                .addAttribute(Access.CALLER, callers.of(person))
                .build();
    }

    private static boolean isApi(HttpServerRequest request) {
        return request.path().startsWith(API);
    }
}
