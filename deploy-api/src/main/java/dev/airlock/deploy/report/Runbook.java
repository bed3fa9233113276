package dev.airlock.deploy.report;

import dev.airlock.deploy.ledger.Wire;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.EventType;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.event.StepEvent.StepFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The runbook filled in: what has been done, by whom, when, and on what evidence. */
public final class Runbook {
    private static final List<Line> LINES =
            List.of(
                    new Line("check", EventType.DEPLOY_REQUESTED, EventType.DAGS_CLEARED),
                    new Line("preview", EventType.DAGS_CLEARED, EventType.RELEASE_PREVIEWED),
                    new Line("publish", EventType.RELEASE_PREVIEWED, EventType.RELEASE_PUBLISHED),
                    new Line("build", EventType.RELEASE_PUBLISHED, EventType.RELEASE_READY),
                    new Line("plan", EventType.RELEASE_READY, EventType.PLAN_PROPOSED),
                    new Line("approval", EventType.PLAN_PROPOSED, EventType.PLAN_APPROVED),
                    new Line("hold", EventType.PLAN_APPROVED, EventType.DAGS_HELD),
                    new Line("apply", EventType.APPLY_STARTED, EventType.APPLIED),
                    new Line("gate", EventType.APPLY_STARTED, EventType.GATE_CLOSED),
                    new Line("rollback", EventType.ROLLBACK_REQUESTED, EventType.ROLLED_BACK),
                    new Line("instance", EventType.APPLIED, EventType.AIRFLOW_REACHABLE),
                    new Line("resume", EventType.AIRFLOW_REACHABLE, EventType.DAGS_RESUMED),
                    new Line("verify", EventType.DAGS_RESUMED, EventType.VERIFIED),
                    new Line("changelog", EventType.VERIFIED, EventType.CHANGELOG_APPROVED),
                    new Line(
                            "infra-pull-request",
                            EventType.VERIFIED,
                            EventType.INFRA_PULL_REQUEST_OPENED));

    private final Map<String, StepView> steps = new LinkedHashMap<>();

    private Runbook() {
        LINES.forEach(line -> steps.put(line.step(), StepView.pending(line.step())));
    }

    /** The steps after these events, in the order of the runbook. */
    public static List<StepView> of(List<Entry> history, boolean ended) {
        var runbook = new Runbook();
        history.forEach(runbook::take);
        if (ended) {
            runbook.steps.replaceAll((step, view) -> view.afterTheEnd());
        }
        return new ArrayList<>(runbook.steps.values());
    }

    private void take(Entry entry) {
        var type = EventType.of(entry.event());
        for (var line : LINES) {
            if (type == line.begins()) {
                put(line.step(), "running", entry, List.of());
            }
            if (type == line.ends()) {
                put(line.step(), "done", entry, Evidence.of(entry.event()));
            }
        }
        switch (type) {
            case DAGS_BLOCKED ->
                    put(
                            isDone("check") ? "hold" : "check",
                            "running",
                            entry,
                            Evidence.of(entry.event()));
            case APPLY_FAILED, APPLY_OUTCOME_UNKNOWN ->
                    put("apply", "failed", entry, Evidence.of(entry.event()));
            case ROLLBACK_REQUESTED -> {
                // What was done for the version that is left is done again for the one before.
                for (var step : List.of("hold", "instance", "resume", "verify")) {
                    steps.put(step, StepView.pending(step));
                }
            }
            case ROLLED_BACK -> put("instance", "running", entry, List.of());
            case VERIFICATION_FAILED, VERIFICATION_INCONCLUSIVE ->
                    put(
                            isDone("instance") ? "verify" : "instance",
                            "failed",
                            entry,
                            Evidence.of(entry.event()));
            case INFRA_PULL_REQUEST_CLOSED ->
                    put("infra-pull-request", "done", entry, Evidence.of(entry.event()));
            case HOLD_RETURNED -> put("hold", "returned", entry, Evidence.of(entry.event()));
            default -> {}
        }
        if (entry.event() instanceof StepFailed failed) {
            var step = Wire.name(failed.step());
            put(steps.containsKey(step) ? step : "plan", "failed", entry, Evidence.of(failed));
        }
        if (entry.event() instanceof PaperworkPending pending) {
            put(Wire.name(pending.item()), "open", entry, Evidence.of(pending));
        }
    }

    private boolean isDone(String step) {
        var view = steps.get(step);
        return view != null && view.state().equals("done");
    }

    private void put(String step, String state, Entry entry, List<String> evidence) {
        steps.put(step, new StepView(step, state, entry.time(), entry.by(), evidence));
    }

    /** One event of the history that fitted. */
    public record Entry(DeployEvent event, Instant time, String by) {}

    private record Line(String step, EventType begins, EventType ends) {}

    /** One step: {@code pending}, {@code running}, {@code done}, {@code failed}, and so on. */
    public record StepView(
            String step,
            String state,
            @Nullable Instant since,
            @Nullable String by,
            List<String> evidence) {

        static StepView pending(String step) {
            return new StepView(step, "pending", null, null, List.of());
        }

        /** What has not been done by then never will be, but for paperwork. */
        StepView afterTheEnd() {
            var paperwork = step.equals("changelog") || step.equals("infra-pull-request");
            return switch (state) {
                case "pending" -> new StepView(step, "skipped", since, by, evidence);
                case "running" ->
                        paperwork ? this : new StepView(step, "stopped", since, by, evidence);
                default -> this;
            };
        }
    }
}
