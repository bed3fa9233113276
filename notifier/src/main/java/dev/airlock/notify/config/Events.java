package dev.airlock.notify.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.airlock.event.EventType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which events go somewhere, by their short names. */
public record Events(Set<EventType> types) {
    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(EventType.values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    EventType::shortName, Function.identity()));

    public Events {
        types = Set.copyOf(types);
    }

    /** As they are configured. */
    @JsonCreator
    public static Events of(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names no event; leave it out for all");
        }
        return new Events(names.stream().map(Events::type).collect(Collectors.toSet()));
    }

    static Events all() {
        return new Events(EnumSet.allOf(EventType.class));
    }

    private static EventType type(String name) {
        var type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException(
                    "there is no event %s; they are %s"
                            .formatted(name, BY_NAME.keySet().stream().sorted().toList()));
        }
        return type;
    }

    public boolean has(EventType type) {
        return types.contains(type);
    }
}
