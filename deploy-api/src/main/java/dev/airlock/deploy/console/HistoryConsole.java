package dev.airlock.deploy.console;

import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.api.DeployViews;
import dev.airlock.deploy.history.Deploys;
import dev.airlock.deploy.history.Deploys.Search;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Every deploy there was, the newest first. */
@Path("/console/deploys")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class HistoryConsole {
    private static final int PAGE = 50;

    private final Deploys deploys;
    private final TargetScreens targets;

    HistoryConsole(Deploys deploys, TargetScreens targets) {
        this.deploys = deploys;
        this.targets = targets;
    }

    @GET
    @Transactional
    @Needs(Right.LIST)
    @Operation(hidden = true)
    public TemplateInstance page(
            @RestQuery("target") @Nullable String only,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String who,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String text,
            @RestQuery @Nullable UUID before) {
        var filter = Filter.of(only, state, who, from, text);
        var names = targets.names();
        var rows =
                deploys.search(
                        new Search(
                                filter.target().isEmpty()
                                        ? names
                                        : names.stream().filter(filter.target()::equals).toList(),
                                filter.state(),
                                filter.who(),
                                filter.since(),
                                filter.text(),
                                before),
                        PAGE);
        var more =
                rows.size() < PAGE
                        ? ""
                        : "?%s&before=%s".formatted(filter.query(), rows.getLast().id);
        return Templates.deploys(
                rows.stream().map(DeployViews::line).toList(), filter, List.copyOf(names), more);
    }
}
