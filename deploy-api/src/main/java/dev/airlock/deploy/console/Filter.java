package dev.airlock.deploy.console;

import dev.airlock.deploy.ledger.Wire;
import dev.airlock.event.DeployState;
import dev.airlock.event.Outcome;
import dev.airlock.event.flow.Flow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the history is narrowed to; an empty word narrows nothing. */
record Filter(String target, String state, String who, String from, String text) {

    static Filter of(
            @Nullable String target,
            @Nullable String state,
            @Nullable String who,
            @Nullable String from,
            @Nullable String text) {
        return new Filter(strip(target), strip(state), strip(who), strip(from), strip(text));
    }

    private static String strip(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    public boolean isOn() {
        return !(target + state + who + from + text).isEmpty();
    }

    @Nullable Instant since() {
        try {
            return from.isEmpty()
                    ? null
                    : LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new NoPage(400, "From: a day like 2026-01-31.");
        }
    }

    /** What can be chosen: states, and outcomes. */
    public List<String> states() {
        return Stream.concat(
                        Arrays.stream(Outcome.values()).map(Wire::name),
                        Arrays.stream(DeployState.values())
                                .filter(state -> state != DeployState.ENDED)
                                .map(Flow::name))
                .toList();
    }

    /** As it stands in the address. */
    public String query() {
        return "target=%s&state=%s&who=%s&from=%s&text=%s"
                .formatted(encode(target), encode(state), encode(who), encode(from), encode(text));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
