package dev.airlock.deploy.history;

import dev.airlock.event.DeployState;
import dev.airlock.event.flow.Flow;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deploys. */
@ApplicationScoped
public class Deploys implements PanacheRepositoryBase<DeployRow, UUID> {
    private static final String QUEUED = Flow.name(DeployState.QUEUED);
    private static final String ENDED = Flow.name(DeployState.ENDED);

    /** The one that is neither queued nor over; dry runs need no turn. */
    public Optional<DeployRow> active(String target) {
        return find("target = ?1 and state not in (?2, ?3) and not dryRun", target, QUEUED, ENDED)
                .firstResultOptional();
    }

    /** Those that wait for their turn, in order: rollbacks first. */
    public List<DeployRow> queued(String target) {
        return list(
                "target = ?1 and state = ?2 order by case when rollbackOf is null then 1 else 0"
                        + " end, id",
                target,
                QUEUED);
    }

    /** The ended one that changed what runs last, or tried to. */
    public Optional<DeployRow> lastTried(String target) {
        return find("target = ?1 and state = ?2 and tried order by since desc", target, ENDED)
                .firstResultOptional();
    }

    /** The one of that id, if it is one at all. */
    Optional<DeployRow> named(String id) {
        return find("cast(id as String) = ?1", id).firstResultOptional();
    }

    /** The rollbacks of a deploy to a version, however they went. */
    List<DeployRow> rollbacks(UUID of, String version) {
        return list("rollbackOf = ?1 and rollbackTo = ?2 order by id desc", of, version);
    }

    /** Those whose state has lasted too long. */
    List<DeployRow> overdue(Instant now) {
        return list("deadline is not null and deadline <= ?1", now);
    }

    /** Those whose people are to be reminded. */
    List<DeployRow> waitingLong(Instant now) {
        return list("remindAt is not null and remindAt <= ?1", now);
    }

    Optional<DeployRow> byKey(UUID idempotencyKey) {
        return find("idempotencyKey", idempotencyKey).firstResultOptional();
    }

    /** The newest first; ids are in the order of time, so the last id is where to go on. */
    public List<DeployRow> page(
            @Nullable Collection<String> targets,
            @Nullable String state,
            @Nullable Instant from,
            @Nullable UUID before,
            int size) {
        var query = new StringBuilder("1 = 1");
        var values = new ArrayList<Object>();
        if (targets != null) {
            values.add(targets);
            query.append(" and target in ?").append(values.size());
        }
        if (state != null) {
            values.add(state);
            query.append(" and state = ?").append(values.size());
        }
        if (from != null) {
            values.add(from);
            query.append(" and createdAt >= ?").append(values.size());
        }
        if (before != null) {
            values.add(before);
            query.append(" and id < ?").append(values.size());
        }
        query.append(" order by id desc");
        return find(query.toString(), values.toArray()).page(0, size).list();
    }

    /** The last that ended, the latest first. */
    public List<DeployRow> ended(String target, int size) {
        return find("target = ?1 and state = ?2 order by id desc", target, ENDED)
                .page(0, size)
                .list();
    }

    /**
     * What is looked for; an empty word matches everything.
     *
     * @param state a state, or how it ended
     * @param text a part of the reason, the version or the id
     */
    public record Search(
            Collection<String> targets,
            String state,
            String by,
            @Nullable Instant from,
            String text,
            @Nullable UUID before) {
        public Search {
            targets = List.copyOf(targets);
        }
    }

    /** What matches, the newest first. */
    public List<DeployRow> search(Search search, int size) {
        var query = new StringBuilder("target in ?1");
        var values = new ArrayList<Object>(List.of(search.targets()));
        if (!search.state().isEmpty()) {
            values.add(search.state());
            query.append(" and (state = ?2 or outcome = ?2)");
        }
        if (!search.by().isEmpty()) {
            values.add(search.by());
            query.append(" and requestedBy = ?").append(values.size());
        }
        if (search.from() != null) {
            values.add(search.from());
            query.append(" and createdAt >= ?").append(values.size());
        }
        if (!search.text().isEmpty()) {
            values.add(
                    "%"
                            + search.text()
                                    .toLowerCase(Locale.ROOT)
                                    .replaceAll("[\\\\%_]", "\\\\$0")
                            + "%");
            query.append(
                            " and lower(reason || ' ' || coalesce(brings, '') || ' ' || cast(id as string))")
                    .append(" like ?")
                    .append(values.size())
                    .append(" escape '\\'");
        }
        if (search.before() != null) {
            values.add(search.before());
            query.append(" and id < ?").append(values.size());
        }
        return find(query.append(" order by id desc").toString(), values.toArray())
                .page(0, size)
                .list();
    }
}
