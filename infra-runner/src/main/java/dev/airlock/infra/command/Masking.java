package dev.airlock.infra.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Takes known secrets out of text, line by line ones of several lines too. */
public final class Masking {
    private static final String MASK = "***";

    // Shorter ones would mask half of what people read, and are no secrets.
    private static final int SHORTEST = 4;

    private final List<String> secrets;

    public Masking(Collection<String> secrets) {
        this.secrets =
                secrets.stream()
                        .flatMap(String::lines)
                        .map(String::strip)
                        .filter(secret -> secret.length() >= SHORTEST)
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }

    /** The text without them. */
    public String mask(String text) {
        var masked = text;
        for (var secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    @Override
    public String toString() {
        return "Masking[" + secrets.size() + "]";
    }
}
