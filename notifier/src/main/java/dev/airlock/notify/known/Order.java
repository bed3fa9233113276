package dev.airlock.notify.known;

import dev.airlock.event.Option;
import dev.airlock.event.Version;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param by absent, as the reason, if only later events are known
 * @param version absent: whatever is drafted, until that is known
 * @param rollbackOf the deploy that it takes back, another one or itself; absent if none
 */
public record Order(
        @Nullable String by,
        @Nullable String reason,
        @Nullable Version version,
        List<Option> options,
        @Nullable UUID rollbackOf) {
    public Order {
        options = options == null ? List.of() : List.copyOf(options);
    }

    static Order none() {
        return new Order(null, null, null, List.of(), null);
    }

    /** The version that it is about, now that it is known. */
    Order of(@Nullable Version known) {
        return known == null ? this : new Order(by, reason, known, options, rollbackOf);
    }

    /** It goes back from here on; who asked first stays who asked. */
    Order back(UUID of, String asker, String why) {
        return new Order(
                by == null ? asker : by, reason == null ? why : reason, version, options, of);
    }

    public boolean dryRun() {
        return options.contains(Option.DRY_RUN);
    }

    public boolean rollback() {
        return rollbackOf != null;
    }

    /** Whether it is a deploy of its own that goes back. */
    public boolean isRollbackOfAnother(UUID deploy) {
        return rollbackOf != null && !rollbackOf.equals(deploy);
    }

    public boolean forced() {
        return options.contains(Option.FORCE);
    }
}
