package dev.airlock.deploy.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Finds the caller who shows a token or a cookie; an unknown token fails, a cookie is passed over.
 */
@ApplicationScoped
class CallerProvider implements IdentityProvider<CallerRequest> {
    private final Callers callers;
    private final Sessions sessions;

    CallerProvider(Callers callers, Sessions sessions) {
        this.callers = callers;
        this.sessions = sessions;
    }

    @Override
    public Class<CallerRequest> getRequestType() {
        return CallerRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            CallerRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() ->
                switch (request.kind()) {
                    case TOKEN ->
                            callers.byToken(request.secret())
                                    .map(caller -> builder(caller).build())
                                    .orElseThrow(AuthenticationFailedException::new);
                    case COOKIE ->
                            sessions.of(request.secret())
                                    .map(session ->
                                            builder(session.caller())
                                                    .addAttribute(Csrf.SESSION, session)
                                                    .build())
                                    .orElseGet(() ->
                                            QuarkusSecurityIdentity.builder()
                                                    .setAnonymous(true)
                                                    .build());
                });
    }

    private static QuarkusSecurityIdentity.Builder builder(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.name()))
                .addAttribute(Access.CALLER, caller);
    }
}
