package dev.airlock.deploy.access;

import dev.airlock.deploy.access.Caller.Via;
import dev.airlock.deploy.oidc.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Everybody who has a token, or whom the provider of identities knows. */
@ApplicationScoped
class Callers {
    private final TokensFile file;
    private final ApiTokens made;
    private final Groups groups;

    Callers(TokensFile file, ApiTokens made, Groups groups) {
        this.file = file;
        this.made = made;
        this.groups = groups;
    }

    /** Whose token has that hash. */
    Optional<Caller> byHash(String sha256) {
        return file.byHash(sha256).or(() -> made.byHash(sha256));
    }

    /** Whose token it is. */
    Optional<Caller> byToken(String token) {
        return byHash(Sha256.of(token));
    }

    /** Whom the provider named, with what their groups may. */
    Caller of(Person person) {
        return new Caller(person.name(), groups.roles(person.groups()), Via.OIDC);
    }
}
