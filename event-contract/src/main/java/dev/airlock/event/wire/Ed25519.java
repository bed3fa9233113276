package dev.airlock.event.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The one algorithm that events are signed with, and its keys as text. */
public final class Ed25519 {
    private static final String ALGORITHM = "Ed25519";
    private static final int ID_BYTES = 8;

    private Ed25519() {}

    /**
     * A private key in PKCS#8, as base64 or PEM; anything else is an {@link
     * IllegalArgumentException} that does not repeat it.
     */
    @SuppressWarnings("UnusedException") // what it says may hold a part of the key
    public static PrivateKey privateKey(String text) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(bytes(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "is no Ed25519 private key (PKCS#8, as base64 or PEM)");
        }
    }

    /** A public key in X.509, as base64 or PEM. */
    public static PublicKey publicKey(String text) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(bytes(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "is no Ed25519 public key (X.509, as base64 or PEM)", e);
        }
    }

    /** The short name of a key: the first 16 hex digits of its SHA-256. */
    public static String id(PublicKey key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] bytes) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    static boolean fits(PublicKey key, byte[] bytes, byte[] signed) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(bytes);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // What is no signature at all does not fit either.
            return false;
        }
    }

    private static byte[] bytes(String text) {
        var base64 = text.replaceAll("-----(BEGIN|END) (PRIVATE|PUBLIC) KEY-----|\\s", "");
        return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
    }
}
