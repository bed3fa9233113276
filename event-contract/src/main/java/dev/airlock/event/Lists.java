package dev.airlock.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies lists on their way into a record; an older message may lack the field altogether. */
final class Lists {
    private Lists() {}

    static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
