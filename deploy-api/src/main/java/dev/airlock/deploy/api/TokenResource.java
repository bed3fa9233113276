package dev.airlock.deploy.api;

import dev.airlock.deploy.access.ApiTokens;
import dev.airlock.deploy.access.ApiTokens.ApiToken;
import dev.airlock.deploy.access.BadField;
import dev.airlock.deploy.access.Caller;
import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.NewToken;
import dev.airlock.deploy.access.NotFound;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.access.Role;
import dev.airlock.deploy.config.TargetRules;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Tokens for people and scripts, where no provider of identities is there. */
@Path("/api/v1/tokens")
@RunOnVirtualThread
class TokenResource {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final ApiTokens tokens;
    private final TargetRules targets;
    private final SecurityIdentity caller;
    private final Clock clock;

    TokenResource(ApiTokens tokens, TargetRules targets, SecurityIdentity caller, Clock clock) {
        this.tokens = tokens;
        this.targets = targets;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A token to be made.
     *
     * @param name who the ledger says it was
     * @param roles by target; {@code "*"} is every target
     * @param expiresAt at most a year ahead
     */
    record TokenOrder(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}") String name,
            @NotEmpty Map<String, @NotEmpty Set<@NotNull Role>> roles,
            @NotNull Instant expiresAt) {}

    /** The token, for the only time. */
    record MadeToken(String token, ApiToken about) {}

    @GET
    @Needs(Right.MANAGE_TOKENS)
    public List<ApiToken> list() {
        return tokens.list();
    }

    /** The answer holds the token; nobody can show it again. */
    @POST
    @Needs(Right.MANAGE_TOKENS)
    @APIResponseSchema(value = MadeToken.class, responseCode = "201")
    public RestResponse<MadeToken> create(@NotNull @Valid TokenOrder body) {
        for (var target : body.roles().keySet()) {
            if (!target.equals(Caller.EVERYWHERE) && targets.of(target).isEmpty()) {
                throw new BadField("roles." + target, "is not a target, nor \"*\"");
            }
        }
        var now = clock.instant();
        if (!body.expiresAt().isAfter(now) || body.expiresAt().isAfter(now.plus(LONGEST))) {
            throw new BadField("expiresAt", "is not within a year from now");
        }
        var token = NewToken.random();
        var made =
                tokens.create(
                        token,
                        body.name(),
                        body.roles(),
                        body.expiresAt(),
                        caller.getPrincipal().getName());
        return RestResponse.status(Status.CREATED, new MadeToken(token, made));
    }

    /** Revokes one, at once, and with it the sessions opened by it. */
    @DELETE
    @Path("/{id}")
    @Needs(Right.MANAGE_TOKENS)
    public void revoke(@RestPath UUID id) {
        if (!tokens.revoke(id)) {
            throw new NotFound("token");
        }
    }
}
