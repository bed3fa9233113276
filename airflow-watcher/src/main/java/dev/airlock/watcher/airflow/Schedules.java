package dev.airlock.watcher.airflow;

import dev.airlock.watcher.airflow.AirflowClient.DagView;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Airflow says of schedules, in the words of its two lines. */
final class Schedules {
    /** {@code airflow.utils.dates.cron_presets}, the same in both lines. */
    private static final Map<String, String> PRESETS =
            Map.of(
                    "@hourly", "0 * * * *",
                    "@daily", "0 0 * * *",
                    "@weekly", "0 0 * * 0",
                    "@monthly", "0 0 1 * *",
                    "@quarterly", "0 0 1 */3 *",
                    "@yearly", "0 0 1 1 *");

    // Five words of a timetable's own are none: minute and hour have no names.
    private static final Pattern CRONTAB = Pattern.compile("[\\d*/,-]+ [\\d*/,-]+ \\S+ \\S+ \\S+");

    private Schedules() {}

    /** Whether it runs by itself, if only by asset events; {@code @once} has no time either. */
    static boolean isScheduled(DagView view) {
        var said = said(view);
        return said != null && !said.equals("@once");
    }

    /** Its crontab of five fields, if it is scheduled by one. */
    static @Nullable String crontab(DagView view) {
        var said = said(view);
        if (said == null) {
            return null;
        }
        var crontab = PRESETS.getOrDefault(said, said).strip().replaceAll("\\s+", " ");
        return CRONTAB.matcher(crontab).matches() ? crontab : null;
    }

    // Airflow 3 says "0 3 * * *", "Asset", "1 day, 0:00:00"; Airflow 2 {"__type": "CronExpression",
    // "value": ...}, where the value may also be a preset or "Dataset", or a TimeDelta.
    private static @Nullable String said(DagView view) {
        var interval = view.interval();
        return view.summary() == null && interval != null && !interval.isNull()
                ? interval.path("value").asText(interval.path("__type").asText())
                : view.summary();
    }
}
