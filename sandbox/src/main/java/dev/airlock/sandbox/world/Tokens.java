package dev.airlock.sandbox.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Bearer tokens of the people who may call deploy-api, made anew for each world. */
public record Tokens(String operator, String approver) {
    static Tokens random() {
        return new Tokens(token(), token());
    }

    /** Writes the file that deploy-api reads: names and hashes, no token. */
    void write(Path file) {
        var lines =
                """
                operator: {sha256: %s, roles: {"*": [admin, force]}}
                approver: {sha256: %s, roles: {"*": [approver]}}
                """
                        .formatted(sha256(operator), sha256(approver));
        try {
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String token() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return "airlock-" + HexFormat.of().formatHex(bytes);
    }

    private static String sha256(String token) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(hash.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
