package dev.airlock.watcher.airflow;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task of a run, in Airflow's words.
 *
 * @param mapIndex -1 unless mapped
 * @param state absent before anything happened to it
 * @param operator the name of its class
 * @param trigger the path of the trigger's class while it is deferred
 */
public record TaskInstance(
        String taskId,
        int mapIndex,
        @Nullable String state,
        @Nullable String operator,
        @Nullable String trigger) {
    private static final Set<String> FINISHED =
            Set.of("success", "skipped", "failed", "upstream_failed", "removed");
    private static final Set<String> NOT_FROZEN = Set.of("queued", "running", "restarting");
    private static final String HTTP_TRIGGER = ".HttpSensorTrigger";

    public boolean hasBegun() {
        return state != null;
    }

    public boolean isFinished() {
        return state != null && FINISHED.contains(state);
    }

    /** Whether a pause of its DAG does not stop it. */
    public boolean isActive() {
        return state != null && NOT_FROZEN.contains(state);
    }

    public boolean is(String wanted) {
        return wanted.equals(state);
    }

    /** Deferred on the trigger of an HttpSensor: a proof by itself. */
    public boolean isDeferredOnHttp() {
        return is("deferred") && trigger != null && trigger.endsWith(HTTP_TRIGGER);
    }

    /** For people: {@code wait_for_reindex (HttpSensor) up_for_reschedule}. */
    public String describe() {
        var name = mapIndex < 0 ? taskId : taskId + "[" + mapIndex + "]";
        return name + (operator == null ? "" : " (" + operator + ")") + " " + state;
    }
}
