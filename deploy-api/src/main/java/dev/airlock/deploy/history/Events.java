package dev.airlock.deploy.history;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The histories. */
@ApplicationScoped
public class Events implements PanacheRepositoryBase<EventRow, EventRow.Key> {

    /** A deploy's events after a place in its history, in order. */
    public List<EventRow> after(UUID deployId, long seq) {
        return list("deployId = ?1 and seq > ?2 order by seq", deployId, seq);
    }
}
