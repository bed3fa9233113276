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
        String whyNotApprove,
        int approvalsNeeded,
        @Nullable Instant expires,
        Form form) {
    private static final Set<String> BESIDE = Set.of("rollback", "incident");
    private static final Set<String> BACK =
            Set.of("hold", "rollback", "instance", "resume", "verify");

    DeployPage {
        lines = List.copyOf(lines);
        events = List.copyOf(events);
    }

    public String path() {
        return "/console/deploys/" + deploy.id();
    }

    /** Whether this visitor may do that where it stands, by the name of the status' link. */
    public boolean may(String action) {
        return deploy.links().containsKey(action);
    }

    public boolean ended() {
        return deploy.state().equals("ended");
    }

    /** Whether the open question takes that for an answer: it is not to be offered twice. */
    public boolean asks(String answer) {
        var question = deploy.question();
        return question != null && question.answers().contains(answer);
    }

    /** How many steps of the bar are done. */
    public long done() {
        return rail().stream().filter(line -> line.state().equals("done")).count();
    }

    /** The bar above; what happens beside the road is not on it. */
    public List<Line> rail() {
        return lines.stream()
                .filter(line -> !BESIDE.contains(line.step()) && isItsOwn(line))
                .toList();
    }

    /** Neither a rollback nor an incident is part of the road, unless there is one. */
    public List<Line> shown() {
        return lines.stream()
                .filter(line -> isItsOwn(line) && (!BESIDE.contains(line.step()) || hasBegun(line)))
                .toList();
    }

    /** A rollback of an ended deploy goes only a part of the road. */
    private boolean isItsOwn(Line line) {
        return deploy.rollbackOf() == null || BACK.contains(line.step()) || hasBegun(line);
    }

    private static boolean hasBegun(Line line) {
        return !line.state().equals("pending") && !line.state().equals("skipped");
    }
}
