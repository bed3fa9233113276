package dev.airlock.watcher.airflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.airlock.kit.config.Secret;
import org.jspecify.annotations.Nullable;

/** Whom to call Airflow as; the secrets are named, not held. */
public record Credentials(
        Type type, @Nullable String username, @Nullable Secret password, @Nullable Secret token) {

    public Credentials {
        if (type == null) {
            throw new IllegalArgumentException("type is missing: basic, token or bearer");
        }
        if (type == Type.BEARER) {
            if (token == null || username != null || password != null) {
                throw new IllegalArgumentException("bearer needs token, and nothing else");
            }
        } else if (username == null || username.isBlank() || password == null || token != null) {
            throw new IllegalArgumentException(
                    "basic and token need username and password, and nothing else");
        }
    }

    /** How Airflow is told who calls. */
    public enum Type {
        /** Name and password with each call (Airflow 2). */
        @JsonProperty("basic")
        BASIC,

        /** A token from {@code POST /auth/token} (Airflow 3). */
        @JsonProperty("token")
        TOKEN,

        /** A token that somebody else made. */
        @JsonProperty("bearer")
        BEARER
    }
}
