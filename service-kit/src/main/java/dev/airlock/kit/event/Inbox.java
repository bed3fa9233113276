package dev.airlock.kit.event;

import dev.airlock.kit.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Which events were handled already. */
@ApplicationScoped
public class Inbox {
    private final Sql sql;

    Inbox(Sql sql) {
        this.sql = sql;
    }

    /**
     * Takes an event in, in the caller's transaction.
     *
     * @return false if it was taken in before: it must cause nothing then
     */
    public boolean accept(UUID eventId) {
        return sql.update("insert into inbox (event_id) values (?) on conflict do nothing", eventId)
                == 1;
    }
}
