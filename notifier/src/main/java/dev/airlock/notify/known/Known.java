package dev.airlock.notify.known;

import dev.airlock.event.ResourceChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one deploy.
 *
 * @param changes what its plan would change, or has changed
 * @param warnings what speaks against a way back
 */
public record Known(
        Order order,
        Standing standing,
        List<ResourceChange> changes,
        List<Link> links,
        List<String> warnings) {
    public Known {
        changes = changes == null ? List.of() : List.copyOf(changes);
        links = links == null ? List.of() : List.copyOf(links);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /** Nothing yet. */
    public static Known nothing(Instant now) {
        return new Known(Order.none(), Standing.queued(now), List.of(), List.of(), List.of());
    }

    Known with(Order other) {
        return new Known(other, standing, changes, links, warnings);
    }

    Known with(Standing other) {
        return new Known(order, other, changes, links, warnings);
    }

    Known planned(List<ResourceChange> planned) {
        return new Known(order, standing, planned, links, warnings);
    }

    Known warned(List<String> doubts) {
        return new Known(order, standing, changes, links, doubts);
    }

    /** A link replaces the one with its label. */
    Known with(Link link) {
        var more = new ArrayList<>(links);
        more.removeIf(each -> each.label().equals(link.label()));
        more.add(link);
        return new Known(order, standing, changes, more, warnings);
    }
}
