package dev.airlock.deploy.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Everybody who has a token. */
@ApplicationScoped
class Callers {
    private final TokensFile file;
    private final ApiTokens made;

    Callers(TokensFile file, ApiTokens made) {
        this.file = file;
        this.made = made;
    }

    /** Whose token has that hash. */
    Optional<Caller> byHash(String sha256) {
        return file.byHash(sha256).or(() -> made.byHash(sha256));
    }

    /** Whose token it is. */
    Optional<Caller> byToken(String token) {
        return byHash(Sha256.of(token));
    }
}
