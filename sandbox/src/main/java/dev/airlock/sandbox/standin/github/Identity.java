package dev.airlock.sandbox.standin.github;

import java.util.Optional;

/** Who calls; nobody, if the call shows no token. */
record Identity(Optional<String> login) {

    boolean anonymous() {
        return login.isEmpty();
    }

    /** The name of an account that is known to be there. */
    String name() {
        return login.orElseThrow();
    }
}
