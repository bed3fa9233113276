package dev.airlock.deploy.oidc;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.logging.Log;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism.ChallengeSender;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Asks the configured provider, if there is one, who somebody is. */
@ApplicationScoped
public class Provider {
    /** Where a browser goes to the provider from, and comes back to. */
    public static final String LOGIN = "/login/oidc";

    /** The attribute of a {@link SecurityIdentity} that is the {@link Person} it is. */
    public static final String PERSON = "airlock.person";

    private static final String JWT = "[\\w-]+\\.[\\w-]+\\.[\\w-]*";
    private static final String AWAY = "airlock.provider-away";
    private static final String REFUSED = "/login?refused=true";

    /** What the names of tokens look like, and what subjects and mail addresses have besides. */
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@+|:-]{0,254}";

    private final Optional<Settings> settings;
    private final OidcAuthenticationMechanism oidc;
    private final OidcSession session;
    private final People people;
    private final BlockingSecurityExecutor executor;

    Provider(
            ProviderFile file,
            OidcAuthenticationMechanism oidc,
            OidcSession session,
            People people,
            BlockingSecurityExecutor executor) {
        this.settings = file.settings();
        this.oidc = oidc;
        this.session = session;
        this.people = people;
        this.executor = executor;
    }

    /** What people call it; empty without a provider. */
    public Optional<String> label() {
        return settings.map(Settings::label);
    }

    /** Whether that request is a browser's at {@link #LOGIN}, and there is a provider. */
    public boolean isLogin(RoutingContext context) {
        return settings.isPresent()
                && context.normalizedPath().equals(LOGIN)
                && !context.request().headers().contains(HttpHeaderNames.AUTHORIZATION);
    }

    /** Whether it can be asked about that bearer token. */
    public boolean mayKnow(String token) {
        return settings.isPresent() && token.matches(JWT);
    }

    /** Whose bearer token the request shows; fails if it is nobody's or cannot be checked. */
    public Uni<SecurityIdentity> bearer(RoutingContext context, IdentityProviderManager all) {
        return oidc.authenticate(context, all)
                .flatMap(this::named)
                .onFailure(OIDCException.class)
                .transform(away -> {
                    Log.warnf("The provider of identities does not answer: %s", away.getMessage());
                    return new AuthenticationFailedException(away, Map.of(AWAY, true));
                });
    }

    /** Whether the request failed because the provider does not answer. */
    public static boolean isAway(RoutingContext context) {
        var failure = HttpSecurityUtils.getAuthenticationFailureFromEvent(context);
        return failure != null && failure.getAttribute(AWAY) != null;
    }

    /** Who came back from the provider; nobody before they went there. */
    public Uni<@Nullable SecurityIdentity> login(
            RoutingContext context, IdentityProviderManager all) {
        return oidc.authenticate(context, all)
                .onItem()
                .ifNotNull()
                .transformToUni(this::named)
                .onFailure(failure -> !(failure instanceof AuthenticationRedirectException))
                .transform(failure -> {
                    Log.warnf("A login by the provider of identities has failed: %s", failure);
                    return new AuthenticationRedirectException(REFUSED);
                });
    }

    /** Sends a browser to the provider, or back to the page to log in on if that cannot be. */
    public Uni<Boolean> send(RoutingContext context) {
        return oidc.getChallenge(context)
                .onFailure()
                .recoverWithItem(failure -> {
                    Log.warnf("Nobody can be sent to the provider of identities: %s", failure);
                    return new ChallengeData(HttpResponseStatus.UNAUTHORIZED.code());
                })
                .map(challenge ->
                        challenge.status == HttpResponseStatus.FOUND.code()
                                ? challenge
                                : new ChallengeData(
                                        HttpResponseStatus.FOUND.code(),
                                        HttpHeaderNames.LOCATION,
                                        REFUSED))
                .map(new ChallengeSender(context));
    }

    /** Forgets what the provider said of this browser; a session of our own knows it. */
    public void forget() {
        session.logout().await().indefinitely();
    }

    private Uni<SecurityIdentity> named(SecurityIdentity identity) {
        return executor.executeBlocking(() -> person(identity));
    }

    private SecurityIdentity person(SecurityIdentity identity) {
        var wanted = settings.orElseThrow();
        if (!(identity.getPrincipal() instanceof JsonWebToken token
                && token.getSubject() instanceof String subject
                && token.getClaim(wanted.nameClaim()) instanceof String called
                && called.matches(NAME))) {
            Log.warnf(
                    "A token of the provider's has no sub, or no %s that is fit for a name",
                    wanted.nameClaim());
            throw new AuthenticationFailedException();
        }
        var name = people.name(wanted.issuer().toString(), subject, called);
        if (name.isEmpty()) {
            Log.warnf("Another subject of the provider's has had that name before: %s", called);
            throw new AuthenticationFailedException();
        }
        return QuarkusSecurityIdentity.builder(identity)
                .setPrincipal(new QuarkusPrincipal(name.get()))
                .addAttribute(PERSON, new Person(name.get(), identity.getRoles()))
                .build();
    }
}
