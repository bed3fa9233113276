package dev.airlock.verify.airflow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.airlock.kit.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How to reach a target's Airflow: the part of section {@code airflow} that verifier shares. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AirflowAccess(URI url, Api api, Credentials credentials, Duration timeout) {
    public AirflowAccess {
        if (url == null || url.getScheme() == null || !url.getScheme().matches("https?")) {
            throw new IllegalArgumentException("url must be an http or https address");
        }
        if (credentials == null) {
            throw new IllegalArgumentException("credentials are missing");
        }
        api = api == null ? Api.AUTO : api;
        timeout = timeout == null ? Duration.ofSeconds(10) : timeout;
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be positive");
        }
    }

    /** Which line of the REST API is spoken. */
    public enum Api {
        /** Found by asking, each time: an upgrade may change it. */
        @JsonProperty("auto")
        AUTO,

        /** Airflow 2. */
        @JsonProperty("v1")
        V1,

        /** Airflow 3. */
        @JsonProperty("v2")
        V2;

        List<Api> lines() {
            return this == AUTO ? List.of(V2, V1) : List.of(this);
        }
    }

    /** Whom to call Airflow as; the secrets are named, not held. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Credentials(
            Type type,
            @Nullable String username,
            @Nullable Secret password,
            @Nullable Secret token) {
        public Credentials {
            if (type == null) {
                throw new IllegalArgumentException("type is missing: basic, token or bearer");
            }
            if (type == Type.BEARER ? token == null : username == null || password == null) {
                throw new IllegalArgumentException(
                        "bearer needs token; basic and token need username and password");
            }
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
