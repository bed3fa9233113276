package dev.airlock.deploy.console;

import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.audit.Audit;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What people commanded, obeyed or not, the newest first. */
@Path("/console/audit")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class AuditConsole {
    private static final int PAGE = 50;

    private final Audit audit;
    private final TargetScreens targets;

    AuditConsole(Audit audit, TargetScreens targets) {
        this.audit = audit;
        this.targets = targets;
    }

    @GET
    @Needs(Right.READ_AUDIT)
    @Operation(hidden = true)
    public TemplateInstance page(
            @RestQuery @Nullable String target,
            @RestQuery @Nullable String who,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable UUID before) {
        var filter = Filter.of(target, null, who, from, null);
        var entries = audit.page(wanted(filter), before, PAGE);
        var more =
                entries.size() < PAGE
                        ? ""
                        : "?%s&before=%s".formatted(filter.query(), entries.getLast().id());
        return Templates.audit(entries, filter, List.copyOf(targets.names()), more);
    }

    private static Audit.Filter wanted(Filter filter) {
        return new Audit.Filter(
                filter.target().isEmpty() ? null : filter.target(),
                filter.who().isEmpty() ? null : filter.who(),
                filter.since());
    }
}
