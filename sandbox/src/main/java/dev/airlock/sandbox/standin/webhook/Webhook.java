package dev.airlock.sandbox.standin.webhook;

import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;
import dev.airlock.sandbox.standin.web.Timeline;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody's webhook, which verifies as Standard Webhooks asks for: the signature over id,
 * timestamp and body, a timestamp within five minutes; what comes again is taken once. Another
 * address of theirs is gone.
 */
public final class Webhook implements Site {
    private static final int GONE = 410;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Timeline timeline;
    private final byte[] key;
    private final List<Received> received = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Routes routes =
            new Routes()
                    .on("POST", "/events", this::take)
                    .on("POST", "/gone", _ -> Answer.typed(GONE, "", ""));

    /** The secret is {@code whsec_} and Base64. */
    public Webhook(Timeline timeline, String secret) {
        this.timeline = timeline;
        this.key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    /** What was taken, in order. */
    public List<Received> received() {
        return timeline.look(() -> List.copyOf(received));
    }

    /** Why something was not. */
    public List<String> refused() {
        return timeline.look(() -> List.copyOf(refused));
    }

    private Answer take(Request request) {
        var id = request.header("webhook-id").orElse("");
        var timestamp = request.header("webhook-timestamp").orElse("");
        var body = request.json();
        if (id.isEmpty() || !timestamp.matches("\\d{1,12}")) {
            return refuse("no id or timestamp");
        }
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, timeline.now()).abs().compareTo(TOLERANCE) > 0) {
            return refuse("timestamp is too far from now: " + sent);
        }
        if (!isSigned(request, "%s.%s.%s".formatted(id, timestamp, request.body()))) {
            return refuse("no signature fits");
        }
        if (body.isEmpty()) {
            return refuse("no JSON");
        }
        if (received.stream().noneMatch(each -> each.id().equals(id))) {
            received.add(new Received(id, body.get()));
        }
        return Answer.typed(Answer.NO_CONTENT, "", "");
    }

    private boolean isSigned(Request request, String content) {
        var expected = "v1," + Base64.getEncoder().encodeToString(hash(content));
        return Arrays.stream(request.header("webhook-signature").orElse("").split(" "))
                .anyMatch(shown ->
                        MessageDigest.isEqual(
                                shown.getBytes(StandardCharsets.UTF_8),
                                expected.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] hash(String content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer refuse(String why) {
        refused.add(why);
        return Answer.json(Answer.UNAUTHORIZED, Json.object("error", why));
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Answer unknownPath(Request request) {
        return Answer.html(Answer.NOT_FOUND, "404 Not Found");
    }

    @Override
    public Answer wrongMethod(Request request) {
        return Answer.html(Answer.WRONG_METHOD, "405 Method Not Allowed");
    }
}
