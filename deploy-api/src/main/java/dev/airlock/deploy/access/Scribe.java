package dev.airlock.deploy.access;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.airlock.deploy.audit.AuditEntry;
import dev.airlock.deploy.ledger.Refused;
import dev.airlock.event.wire.WireJson;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes the audit's entries of the call that is under way. */
@ApplicationScoped
class Scribe {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final CurrentVertxRequest current;
    private final Clock clock;

    Scribe(CurrentVertxRequest current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    /** That somebody has done it, unless it says otherwise; nobody known, if it is null. */
    AuditEntry entry(@Nullable Caller by, String action, String target, Asked asked) {
        return new AuditEntry(
                IDS.generate(),
                clock.instant(),
                by == null ? "unknown" : by.name(),
                by == null ? null : by.via().wireName(),
                address(current.getCurrent().request()),
                action,
                target.equals(Caller.EVERYWHERE) ? null : target,
                asked.deploy().orElse(null),
                asked.reason().orElse(null),
                "done",
                null,
                WireJson.mapper().valueToTree(asked.values()));
    }

    /** That it was not done; what is our own fault is in the log. */
    static AuditEntry notDone(AuditEntry entry, RuntimeException why) {
        return switch (why) {
            case Forbidden forbidden -> entry.with("forbidden", forbidden.getMessage());
            case Rejected rejected -> entry.with("refused", rejected.getMessage());
            case Refused refused -> entry.with("refused", refused.getMessage());
            case ConstraintViolationException invalid ->
                    entry.with("refused", invalid.getMessage());
            default -> entry.with("failed", null);
        };
    }

    /** The client's; a proxy's word on it only where the proxy is trusted. */
    private static String address(HttpServerRequest request) {
        var remote = request.remoteAddress();
        var address = remote.hostAddress();
        return address == null ? remote.host() : address;
    }
}
