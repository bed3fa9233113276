package dev.airlock.deploy.access;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A new secret: 256 bits, with a name before it that secret scanners can know. */
public final class NewToken {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewToken() {}

    /** One that nobody has. */
    public static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "airlock-" + HexFormat.of().formatHex(bytes);
    }
}
