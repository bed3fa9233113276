package dev.airlock.notify.known;

import dev.airlock.event.ResourceChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one deploy.
 *
 * @param changes what its plan would change, or has changed
 */
public record Known(
        Order order, Standing standing, List<ResourceChange> changes, List<Link> links) {
    public Known {
        changes = changes == null ? List.of() : List.copyOf(changes);
        links = links == null ? List.of() : List.copyOf(links);
    }

    /** Nothing yet. */
    public static Known nothing(Instant now) {
        return new Known(Order.none(), Standing.queued(now), List.of(), List.of());
    }

    Known with(Order other) {
        return new Known(other, standing, changes, links);
    }

    Known with(Standing other) {
        return new Known(order, other, changes, links);
    }

    Known planned(List<ResourceChange> planned) {
        return new Known(order, standing, planned, links);
    }

    /** A link replaces the one with its label. */
    Known with(Link link) {
        var more = new ArrayList<>(links);
        more.removeIf(each -> each.label().equals(link.label()));
        more.add(link);
        return new Known(order, standing, changes, more);
    }
}
