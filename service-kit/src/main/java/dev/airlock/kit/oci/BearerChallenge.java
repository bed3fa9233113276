package dev.airlock.kit.oci;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a registry says that a token can be got, and for what. */
record BearerChallenge(String realm, Map<String, String> parameters) {
    private static final Pattern PARAMETER = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

    /** Absent if the header is no such challenge. */
    static Optional<BearerChallenge> parse(String header) {
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        var parameters = new LinkedHashMap<String, String>();
        PARAMETER
                .matcher(header)
                .results()
                .forEach(found -> parameters.put(found.group(1), found.group(2)));
        var realm = parameters.remove("realm");
        if (realm == null || !realm.matches("https?://.+")) {
            return Optional.empty();
        }
        parameters.remove("error");
        return Optional.of(new BearerChallenge(realm, Map.copyOf(parameters)));
    }

    URI address() {
        var query =
                parameters.entrySet().stream()
                        .map(each ->
                                each.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                each.getValue(), StandardCharsets.UTF_8))
                        .sorted()
                        .collect(Collectors.joining("&"));
        return URI.create(realm + (realm.contains("?") ? "&" : "?") + query);
    }
}
