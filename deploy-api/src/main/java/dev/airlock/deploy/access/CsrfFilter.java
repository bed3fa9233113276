package dev.airlock.deploy.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HttpMethod;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** Refuses what changes something with a cookie and does not come from one of our own pages. */
class CsrfFilter {
    private static final Set<String> HARMLESS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final SecurityIdentity identity;

    CsrfFilter(SecurityIdentity identity) {
        this.identity = identity;
    }

    @WithFormRead
    @ServerRequestFilter
    public void check(ResteasyReactiveContainerRequestContext context, HttpServerRequest request) {
        Session session = identity.getAttribute(Csrf.SESSION);
        var login = SessionResource.LOGIN.equals(context.getUriInfo().getPath());
        if (HARMLESS.contains(context.getMethod()) || session == null && !login) {
            return;
        }
        if (!isFromUs(request)) {
            throw new Forbidden("this did not come from one of Airlock's own pages");
        }
        if (session != null && !login && !Csrf.matches(session, shown(context))) {
            throw new Forbidden("the form has no csrf token of this session: load the page anew");
        }
    }

    private static @Nullable String shown(ResteasyReactiveContainerRequestContext context) {
        var header = context.getHeaderString(Csrf.HEADER);
        if (header != null) {
            return header;
        }
        var form = (ResteasyReactiveRequestContext) context.getServerRequestContext();
        return form.getFormParameter(Csrf.FIELD, true, false) instanceof String field
                ? field
                : null;
    }

    private static boolean isFromUs(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeader("Origin");
        var authority = request.authority();
        if (origin == null || authority == null) {
            return false;
        }
        try {
            var from = URI.create(origin);
            var usual = "https".equals(from.getScheme()) ? 443 : 80;
            return authority.host().equalsIgnoreCase(from.getHost())
                    && port(authority.port(), usual) == port(from.getPort(), usual);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int port(int given, int usual) {
        return given <= 0 ? usual : given;
    }
}
