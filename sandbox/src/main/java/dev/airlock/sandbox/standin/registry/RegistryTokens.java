package dev.airlock.sandbox.standin.registry;

import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The token dance: a challenge, a token for one scope, and the call again with it. */
final class RegistryTokens {
    private static final String SERVICE = "ghcr.io";

    private final String root;
    private final String password;
    private final Map<String, String> scopes = new HashMap<>();

    RegistryTokens(String root, String password) {
        this.root = root;
        this.password = password;
    }

    /** Anonymous callers get a token too: the images are public. A wrong password gets none. */
    Answer issue(Request request) {
        var basic = request.authorization("Basic").map(RegistryTokens::decode);
        if (basic.filter(account -> !account.endsWith(":" + password)).isPresent()) {
            return Registry.error(Answer.FORBIDDEN, "DENIED", "denied");
        }
        var token = "sandbox-pull-" + (scopes.size() + 1);
        scopes.put(token, request.first("scope").orElse(""));
        return Answer.json(Answer.OK, Json.object("token", token));
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    Answer base(Request request) {
        return refusal(request, "").orElseGet(() -> Answer.json(Answer.OK, Json.object()));
    }

    /** A challenge, unless the call shows a token for that repository. */
    Optional<Answer> refusal(Request request, String repository) {
        var scope = repository.isEmpty() ? "" : "repository:%s:pull".formatted(repository);
        var granted = request.authorization("Bearer").map(scopes::get);
        if (granted.filter(has -> scope.isEmpty() || has.equals(scope)).isPresent()) {
            return Optional.empty();
        }
        var challenge =
                "Bearer realm=\"%s/token\",service=\"%s\",scope=\"%s\""
                        .formatted(
                                root,
                                SERVICE,
                                scope.isEmpty() ? "repository:user/image:pull" : scope);
        return Optional.of(
                Registry.error(Answer.UNAUTHORIZED, "UNAUTHORIZED", "authentication required")
                        .header("WWW-Authenticate", challenge)
                        .header("Docker-Distribution-Api-Version", "registry/2.0"));
    }
}
