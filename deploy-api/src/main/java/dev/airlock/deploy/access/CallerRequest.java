package dev.airlock.deploy.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks who it is that shows a secret. */
final class CallerRequest extends BaseAuthenticationRequest {
    private final Kind kind;
    private final String secret;

    CallerRequest(Kind kind, String secret) {
        this.kind = kind;
        this.secret = secret;
    }

    /** What the secret is. */
    enum Kind {
        TOKEN,
        COOKIE
    }

    Kind kind() {
        return kind;
    }

    String secret() {
        return secret;
    }
}
