package dev.airlock.deploy.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When deploys may begin. What is under way may end, and what goes back asks nobody.
 *
 * @param deploy if there are any, only within one of them
 * @param freeze never within one of these, whatever {@code deploy} allows
 */
public record Windows(List<Window> deploy, List<Window> freeze) {
    /** At any time. */
    public static final Windows NONE = new Windows(List.of(), List.of());

    public Windows {
        deploy = List.copyOf(deploy);
        freeze = List.copyOf(freeze);
    }

    @JsonCreator
    static Windows of(
            @JsonProperty("deploy") @Nullable List<Window> deploy,
            @JsonProperty("freeze") @Nullable List<Window> freeze) {
        return new Windows(
                Objects.requireNonNullElse(deploy, List.of()),
                Objects.requireNonNullElse(freeze, List.of()));
    }

    /** Why no deploy may begin now, for people; empty if one may. */
    public Optional<String> inTheWay(Instant now) {
        return frozen(now).or(() -> closed(now));
    }

    private Optional<String> frozen(Instant now) {
        return freeze.stream()
                .flatMap(window ->
                        window.openUntil(now).map(until -> new Frozen(until, window)).stream())
                .max(Comparator.comparing(Frozen::until))
                .map(it -> "frozen until %s: %s".formatted(it.until(), it.window().reason()));
    }

    private Optional<String> closed(Instant now) {
        if (deploy.isEmpty()
                || deploy.stream().anyMatch(window -> window.openUntil(now).isPresent())) {
            return Optional.empty();
        }
        return Optional.of(
                deploy.stream()
                        .flatMap(window -> window.next(now).stream())
                        .min(Comparator.naturalOrder())
                        .map(next ->
                                "outside of the windows for deploys, the next opens at " + next)
                        .orElse("outside of the windows for deploys, none opens again"));
    }

    private record Frozen(Instant until, Window window) {}
}
