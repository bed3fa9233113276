package dev.airlock.watcher.airflow;

import static java.util.Objects.requireNonNull;

import dev.airlock.kit.config.Secret;
import dev.airlock.watcher.airflow.LoginClient.Account;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The value of the Authorization header: made once, made anew once it is refused. */
final class Login {
    private final Credentials credentials;
    private final LoginClient client;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable String current;

    Login(Credentials credentials, LoginClient client) {
        this.credentials = credentials;
        this.client = client;
    }

    /** The current value; logs in if there is none. */
    String authorization() {
        lock.lock();
        try {
            if (current == null) {
                current = make();
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** Another value than the one refused; several callers that were refused log in once. */
    String anewAfter(String refused) {
        lock.lock();
        try {
            if (refused.equals(current)) {
                current = null;
            }
            return authorization();
        } finally {
            lock.unlock();
        }
    }

    private String make() {
        return switch (credentials.type()) {
            case BASIC ->
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            (credentials.username() + ":" + password())
                                                    .getBytes(StandardCharsets.UTF_8));
            case TOKEN -> "Bearer " + token();
            case BEARER -> "Bearer " + reveal(requireNonNull(credentials.token()));
        };
    }

    private String token() {
        var account = new Account(requireNonNull(credentials.username()), password());
        return Calls.guarded("log in", () -> client.token(account)).value();
    }

    private String password() {
        return reveal(requireNonNull(credentials.password()));
    }

    private static String reveal(Secret secret) {
        try {
            return secret.reveal();
        } catch (IllegalStateException e) {
            throw new AirflowFault.Denied(String.valueOf(e.getMessage()));
        }
    }
}
