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
    private final Map<String, StepView> steps = new LinkedHashMap<>();

    private Runbook() {
        Sentence.RUNBOOK.forEach(
                sentence -> steps.put(sentence.step(), StepView.pending(sentence.step())));
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
        for (var sentence : Sentence.RUNBOOK) {
            if (type == sentence.begins()) {
                // Whose event it is began it; who does it is not said before it is done.
                steps.put(sentence.step(), StepView.running(sentence.step(), entry.time()));
            }
            if (type == sentence.ends()) {
                put(sentence.step(), "done", entry, Evidence.of(entry.event()));
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
            case ROLLBACK_PREFLIGHTED -> {
                // Whether it could be done, while it is not.
                var wayBack = Evidence.of(entry.event());
                steps.put("rollback", new StepView("rollback", "pending", null, null, wayBack));
            }
            case ROLLBACK_REQUESTED -> {
                // What was done for the version that is left is done again for the one before.
                for (var step : List.of("hold", "instance", "resume", "verify")) {
                    steps.put(step, StepView.pending(step));
                }
            }
            case ROLLED_BACK -> steps.put("instance", StepView.running("instance", entry.time()));
            case VERIFICATION_FAILED, VERIFICATION_INCONCLUSIVE ->
                    put(
                            isDone("instance") ? "verify" : "instance",
                            "failed",
                            entry,
                            Evidence.of(entry.event()));
            case INFRA_PULL_REQUEST_CLOSED ->
                    put("infra-pull-request", "done", entry, Evidence.of(entry.event()));
            case INCIDENT_DECLARED -> put("incident", "open", entry, Evidence.of(entry.event()));
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

        static StepView running(String step, Instant since) {
            return new StepView(step, "running", since, null, List.of());
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
