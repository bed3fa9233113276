package dev.airlock.kit.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The name of a secret, {@code env:NAME} or {@code file:/path}; never the secret itself. It is read
 * when it is used, so a rotated file takes effect at once.
 */
public final class Secret {
    private static final String ENVIRONMENT = "env:";
    private static final String FILE = "file:";

    private final String reference;

    private Secret(String reference) {
        this.reference = reference;
    }

    /**
     * A reference; anything else is an {@link IllegalArgumentException} that does not repeat it.
     */
    @JsonCreator
    public static Secret of(String reference) {
        if (!reference.matches("env:[A-Za-z_][A-Za-z0-9_]*|file:/.+")) {
            throw new IllegalArgumentException(
                    "a secret is named as env:NAME or file:/path, never written out");
        }
        return new Secret(reference);
    }

    /** The name, fit for configuration and messages. */
    @JsonValue
    public String reference() {
        return reference;
    }

    /**
     * The secret, without the line end of its file.
     *
     * @throws IllegalStateException if there is none; the message names the reference
     */
    public String reveal() {
        if (reference.startsWith(ENVIRONMENT)) {
            var value = System.getenv(reference.substring(ENVIRONMENT.length()));
            if (value == null || value.isBlank()) {
                throw new IllegalStateException("there is no secret at " + reference);
            }
            return value;
        }
        try {
            return Files.readString(Path.of(reference.substring(FILE.length()))).strip();
        } catch (IOException e) {
            throw new IllegalStateException("there is no secret at " + reference, e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
