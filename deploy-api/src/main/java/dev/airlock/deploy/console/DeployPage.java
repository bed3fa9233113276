package dev.airlock.deploy.console;

import dev.airlock.deploy.api.Views.DeployView;
import dev.airlock.deploy.api.Views.EventView;
import dev.airlock.deploy.api.Views.PlanView;
import dev.airlock.deploy.report.Report.Line;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page of one deploy shows.
 *
 * @param can what this visitor may do where it stands, by the names of the status' links
 * @param whyNotApprove why this visitor's approval would be refused; empty if it would not
 * @param expires when the approval in hand is none any more
 */
record DeployPage(
        DeployView deploy,
        Headline headline,
        List<Line> lines,
        @Nullable PlanView plan,
        String planJson,
        @Nullable ReleasePreviewed preview,
        List<EventView> events,
        Set<String> can,
        String whyNotApprove,
        int approvalsNeeded,
        @Nullable Instant expires,
        Form form) {
    DeployPage {
        lines = List.copyOf(lines);
        events = List.copyOf(events);
        can = Set.copyOf(can);
    }

    public String path() {
        return "/console/deploys/" + deploy.id();
    }

    public boolean may(String action) {
        return can.contains(action);
    }

    public boolean ended() {
        return deploy.state().equals("ended");
    }

    /** The steps of the road; the last two of the runbook are what happens beside it. */
    public long done() {
        return lines.stream().filter(line -> line.state().equals("done")).count();
    }

    /** Where it stands is its own line; the rail shows every step that can be. */
    public List<Line> rail() {
        return lines.stream()
                .filter(line -> !line.step().equals("rollback") && !line.step().equals("incident"))
                .toList();
    }

    /** Neither a rollback nor an incident is part of the road, unless there is one. */
    public List<Line> shown() {
        return lines.stream()
                .filter(line ->
                        !(line.step().equals("rollback") || line.step().equals("incident"))
                                || !Set.of("pending", "skipped").contains(line.state()))
                .toList();
    }
}
