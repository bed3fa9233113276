package dev.airlock.verify.airflow;

import static java.util.Objects.requireNonNull;

import dev.airlock.kit.config.Secret;
import dev.airlock.verify.airflow.AirflowAccess.Credentials;
import dev.airlock.verify.airflow.AirflowClient.Account;
import jakarta.ws.rs.WebApplicationException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls with an Authorization header; logs in again once when it is refused. */
final class Login {
    private final Credentials credentials;
    private final AirflowClient client;
    private volatile @Nullable String current;

    Login(Credentials credentials, AirflowClient client) {
        this.credentials = credentials;
        this.client = client;
    }

    /** A new instance knows no token of the old one: the first refusal is no answer yet. */
    <T> T call(Function<String, T> call) {
        var known = current;
        if (known != null) {
            try {
                return call.apply(known);
            } catch (WebApplicationException e) {
                var status = e.getResponse().getStatus();
                if (status != 401 && status != 403) {
                    throw e;
                }
            }
        }
        var made = make();
        current = made;
        return call.apply(made);
    }

    private String make() {
        return switch (credentials.type()) {
            case BASIC ->
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            (credentials.username() + ":" + password())
                                                    .getBytes(StandardCharsets.UTF_8));
            case TOKEN ->
                    "Bearer "
                            + client.token(
                                            new Account(
                                                    requireNonNull(credentials.username()),
                                                    password()))
                                    .value();
            case BEARER -> "Bearer " + reveal(requireNonNull(credentials.token()));
        };
    }

    private String password() {
        return reveal(requireNonNull(credentials.password()));
    }

    private static String reveal(Secret secret) {
        try {
            return secret.reveal();
        } catch (IllegalStateException e) {
            throw new NoSecret(String.valueOf(e.getMessage()));
        }
    }

    /** The kind of a failure; its message may hold an address or a body. */
    static String kind(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }

    /** There is nothing where the secret should be; the message names the reference. */
    static final class NoSecret extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoSecret(String message) {
            super(message);
        }
    }
}
