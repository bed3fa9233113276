package dev.airlock.notify.slack;

import static dev.airlock.notify.slack.Mrkdwn.code;
import static dev.airlock.notify.slack.Mrkdwn.escaped;
import static dev.airlock.notify.slack.Mrkdwn.word;

import dev.airlock.event.DeployState;
import dev.airlock.event.Outcome;
import dev.airlock.event.flow.Flow;
import dev.airlock.notify.known.Known;
import dev.airlock.notify.known.Link;
import dev.airlock.notify.known.Order;
import dev.airlock.notify.known.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one message of a deploy, as it is now. */
final class Card {
    private Card() {}

    /** With a link to the deploy's page, if there is one. */
    static Post of(String target, UUID deploy, Known known, @Nullable String page) {
        var standing = known.standing();
        var blocks = new ArrayList<Block>();
        blocks.add(Block.header(header(target, deploy, known)));
        blocks.add(Block.fields(fields(known.order(), standing)));
        if (standing.detail() != null) {
            blocks.add(Block.section(escaped(standing.detail())));
        }
        if (!known.changes().isEmpty()) {
            blocks.add(Block.section(PlanSummary.of(known.changes())));
        }
        blocks.add(Block.context(context(deploy, known, page)));
        return new Post(text(target, deploy, known), blocks);
    }

    /** The deploy, with a link to its page, if there is one. */
    static String deploy(UUID deploy, @Nullable String page) {
        return page == null
                ? "deploy " + code(deploy.toString())
                : "%s %s".formatted(Mrkdwn.link(new Link("deploy", page)), code(deploy.toString()));
    }

    private static String header(String target, UUID deploy, Known known) {
        var standing = known.standing();
        return "%s %s: %s, %s"
                .formatted(
                        icon(standing),
                        target,
                        what(deploy, known.order()),
                        standing.outcome() == null
                                ? Flow.name(standing.state())
                                : word(standing.outcome()));
    }

    /** What it is, of which version; or where it goes back to. */
    private static String what(UUID deploy, Order order) {
        if (order.version() == null) {
            return kind(order);
        }
        var of = order.isRollbackOfAnother(deploy) ? "to" : "of";
        return "%s %s %s".formatted(kind(order), of, order.version());
    }

    private static String kind(Order order) {
        if (order.rollback()) {
            return "rollback";
        }
        if (order.dryRun()) {
            return "dry run";
        }
        return order.forced() ? "forced deploy" : "deploy";
    }

    private static List<String> fields(Order order, Standing standing) {
        var fields = new ArrayList<String>();
        fields.add(
                "*State*\n"
                        + (standing.outcome() == null
                                ? Flow.name(standing.state())
                                : "ended `%s`".formatted(word(standing.outcome()))));
        fields.add("*Since*\n" + Mrkdwn.time(standing.since()));
        if (order.by() != null) {
            fields.add("*By*\n" + escaped(order.by()));
        }
        if (order.reason() != null) {
            fields.add("*Reason*\n" + escaped(order.reason()));
        }
        return fields;
    }

    private static List<String> context(UUID deploy, Known known, @Nullable String page) {
        var context = new ArrayList<String>();
        context.add(deploy(deploy, page));
        known.links().stream().map(Mrkdwn::link).forEach(context::add);
        return context;
    }

    private static String text(String target, UUID deploy, Known known) {
        var order = known.order();
        var standing = known.standing();
        var started =
                "*%s*: %s started by %s: %s"
                        .formatted(
                                escaped(target),
                                what(deploy, order),
                                order.by() == null ? "nobody known" : escaped(order.by()),
                                order.reason() == null ? "–" : escaped(order.reason()));
        var now =
                standing.outcome() == null
                        ? "Now: " + Flow.name(standing.state())
                        : "It ended `%s`".formatted(word(standing.outcome()));
        var detail = standing.detail() == null ? "" : ": " + escaped(standing.detail());
        return started + "\n" + now + detail;
    }

    private static String icon(Standing standing) {
        return standing.outcome() == null ? icon(standing.state()) : icon(standing.outcome());
    }

    private static String icon(DeployState state) {
        return switch (state) {
            case AWAITING_APPROVAL -> ":raised_hand:";
            case AWAITING_DECISION, OUTCOME_UNKNOWN -> ":question:";
            case INCIDENT -> ":rotating_light:";
            case ROLLING_BACK, RESTORING -> ":rewind:";
            case QUEUED, CHECKING, RELEASING, PLANNING, HOLDING, APPLYING, VERIFYING, ENDED ->
                    ":hourglass_flowing_sand:";
        };
    }

    private static String icon(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> ":white_check_mark:";
            case ROLLED_BACK -> ":leftwards_arrow_with_hook:";
            case FAILED -> ":x:";
            case CANCELLED, REJECTED -> ":no_entry_sign:";
            case NO_CHANGES -> ":heavy_minus_sign:";
        };
    }
}
