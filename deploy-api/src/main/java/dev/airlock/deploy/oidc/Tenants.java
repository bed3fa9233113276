package dev.airlock.deploy.oidc;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source;
import io.quarkus.oidc.runtime.OidcTenantConfig.TokenStateManager.Strategy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * The provider twice, as Quarkus wants it: for browsers that log in, and for bearer tokens, which
 * may be meant for another audience. It is asked for its keys by the first who needs it, not at the
 * start.
 */
@ApplicationScoped
class Tenants implements TenantConfigResolver {
    private final @Nullable OidcTenantConfig login;
    private final @Nullable OidcTenantConfig bearer;

    Tenants(ProviderFile file) {
        this.login = file.settings().map(Tenants::login).orElse(null);
        this.bearer = file.settings().map(Tenants::bearer).orElse(null);
    }

    @Override
    public Uni<@Nullable OidcTenantConfig> resolve(
            RoutingContext context, OidcRequestContext<OidcTenantConfig> request) {
        var isBearer = context.request().headers().contains(HttpHeaderNames.AUTHORIZATION);
        return Uni.createFrom().item(isBearer ? bearer : login);
    }

    private static OidcTenantConfig login(Settings settings) {
        return tenant("login", settings)
                .applicationType(ApplicationType.WEB_APP)
                .credentials(settings.clientSecret().reveal())
                .roles(Source.idtoken, settings.groupsClaim())
                .token()
                .issuer(settings.issuer().toString())
                .end()
                .authentication()
                .scopes(settings.scopes())
                .redirectPath(Provider.LOGIN)
                .restorePathAfterRedirect()
                .cookiePath(Provider.LOGIN)
                .pkceRequired()
                .nonceRequired()
                .end()
                .tokenStateManager()
                .strategy(Strategy.ID_TOKEN)
                .end()
                .build();
    }

    private static OidcTenantConfig bearer(Settings settings) {
        return tenant("bearer", settings)
                .applicationType(ApplicationType.SERVICE)
                .roles(Source.accesstoken, settings.groupsClaim())
                .token()
                .issuer(settings.issuer().toString())
                .audience(settings.audience())
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .build();
    }

    private static OidcTenantConfigBuilder tenant(String id, Settings settings) {
        return OidcTenantConfig.builder()
                .tenantId(id)
                .authServerUrl(settings.issuer().toString())
                .clientId(settings.clientId());
    }
}
