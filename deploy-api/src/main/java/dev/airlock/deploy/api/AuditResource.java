package dev.airlock.deploy.api;

import com.fasterxml.jackson.databind.SequenceWriter;
import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.audit.Audit;
import dev.airlock.deploy.audit.Audit.Filter;
import dev.airlock.deploy.audit.AuditEntry;
import dev.airlock.event.wire.WireJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who commanded what, when, from where, why, and what became of it. */
@Path("/api/v1/audit")
@RunOnVirtualThread
class AuditResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final int PAGE = 100;
    private static final int LINES = 1000;

    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    /** A page of entries, the newest first. */
    record AuditPage(List<AuditEntry> entries, @Nullable UUID nextCursor) {}

    @GET
    @Needs(Right.READ_AUDIT)
    @Produces(MediaType.APPLICATION_JSON)
    public AuditPage list(
            @RestQuery @Nullable String target,
            @RestQuery @Nullable String by,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String cursor) {
        var filter = new Filter(target, by, Parameters.instant("from", from));
        var entries = audit.page(filter, Parameters.uuid("cursor", cursor), PAGE);
        return new AuditPage(entries, entries.size() == PAGE ? entries.getLast().id() : null);
    }

    /** All of them, one a line. */
    @GET
    @Needs(Right.READ_AUDIT)
    @Produces(NDJSON + ";qs=0.5")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = NDJSON,
                            schema = @Schema(implementation = AuditEntry.class)))
    public StreamingOutput export(
            @RestQuery @Nullable String target,
            @RestQuery @Nullable String by,
            @RestQuery @Nullable String from) {
        var filter = new Filter(target, by, Parameters.instant("from", from));
        return out -> {
            try (var lines =
                    WireJson.mapper().writer().withRootValueSeparator("\n").writeValues(out)) {
                write(lines, filter);
            }
        };
    }

    private void write(SequenceWriter lines, Filter filter) throws IOException {
        UUID last = null;
        List<AuditEntry> page;
        do {
            page = audit.page(filter, last, LINES);
            lines.writeAll(page);
            if (!page.isEmpty()) {
                last = page.getLast().id();
            }
        } while (page.size() == LINES);
    }
}
