package dev.airlock.kit.event;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.util.Set;

/** Waits for a database that is away: nothing of a topic can be handled without it. */
public final class Patiently {
    // Classes of SQLSTATE: connection, rollback, resources, locks, operator intervention, system.
    // Source: PostgreSQL 17, appendix A.
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private Patiently() {}

    /** Does it in a transaction of its own; what does not pass by itself is thrown. */
    public static void inTransaction(String what, Runnable work) throws InterruptedException {
        var backoff = new Backoff();
        while (true) {
            try {
                QuarkusTransaction.requiringNew().run(work);
                return;
            } catch (RuntimeException e) {
                if (!isTransient(e)) {
                    throw e;
                }
                Log.warnf("The database is away: %s waits, reason=%s", what, e.toString());
                backoff.await();
            }
        }
    }

    /** Whether it passes by itself: connections, resources, deadlocks, shutdowns; not the data. */
    public static boolean isTransient(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                // A pool that has no connection to give names no state.
                return e.getSQLState() == null
                        || PASSING.stream().anyMatch(e.getSQLState()::startsWith);
            }
        }
        return false;
    }
}
