package dev.airlock.sandbox.standin.airflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Timeline;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one account there is, its tokens, and what its role may do. */
final class Accounts {
    private static final byte[] KEY = "the sandbox signs with this".getBytes(UTF_8);
    private static final Duration LEEWAY = Duration.ofSeconds(10);

    private final Timeline timeline;
    private final String user;
    private final String password;
    private boolean mayPause = true;
    private Duration lifetime = Duration.ofDays(1);
    private int tokens;

    Accounts(Timeline timeline, String user, String password) {
        this.timeline = timeline;
        this.user = user;
        this.password = password;
    }

    /** What a token is good for. */
    enum Verdict {
        GOOD,
        FORGED,
        EXPIRED
    }

    void mayPause(boolean allowed) {
        mayPause = allowed;
    }

    boolean mayPause() {
        return mayPause;
    }

    void tokenLifetime(Duration newLifetime) {
        lifetime = newLifetime;
    }

    boolean knows(String name, String secret) {
        return name.equals(user) && secret.equals(password);
    }

    /** Whether that is what follows "Basic". */
    boolean knowsBasic(String base64) {
        try {
            var account = new String(Base64.getDecoder().decode(base64), UTF_8);
            return account.equals(user + ":" + password);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A JWT as Airflow's simple auth manager makes it; it survives a restart. */
    String issue() {
        var now = timeline.now().getEpochSecond();
        var claims =
                Json.object(
                        "sub",
                        user,
                        "role",
                        "op",
                        "teams",
                        new String[0],
                        "jti",
                        "%032x".formatted(++tokens),
                        "aud",
                        "apache-airflow",
                        "nbf",
                        now,
                        "exp",
                        now + lifetime.toSeconds(),
                        "iat",
                        now);
        var header = Json.node(Map.of("alg", "HS512", "kid", "not-used", "typ", "JWT"));
        var signed = encode(header.toString()) + "." + encode(claims.toString());
        return signed + "." + signature(signed);
    }

    Verdict check(String token) {
        var cut = token.lastIndexOf('.');
        if (cut < 0 || !same(signature(token.substring(0, cut)), token.substring(cut + 1))) {
            return Verdict.FORGED;
        }
        var payload = token.substring(token.indexOf('.') + 1, cut);
        var claims = Json.parse(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
        var expires = Optional.of(claims.orElseThrow().path("exp").asLong());
        return timeline.now().minus(LEEWAY).getEpochSecond() > expires.get()
                ? Verdict.EXPIRED
                : Verdict.GOOD;
    }

    private static boolean same(String expected, String shown) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), shown.getBytes(UTF_8));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String signature(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(KEY, "HmacSHA512"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
