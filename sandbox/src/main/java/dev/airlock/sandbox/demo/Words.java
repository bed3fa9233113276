package dev.airlock.sandbox.demo;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.RunVerdict;
import dev.airlock.event.RunningDag;
import dev.airlock.event.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Small pieces of sentences. */
final class Words {
    private static final int SHA = 12;

    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String ids(List<Service> services) {
        return services.stream().map(Service::id).collect(Collectors.joining(", "));
    }

    static String list(List<String> items) {
        return items.isEmpty() ? "nothing" : String.join(", ", items);
    }

    static String sha(String sha) {
        return sha.substring(0, Math.min(SHA, sha.length()));
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    /** Runs of one verdict: {@code parked image_data_refresh (wait_for_... up_for_reschedule)}. */
    static String runs(List<RunningDag> runs) {
        return runs.stream()
                .map(run -> "%s %s (%s)".formatted(of(run.verdict()), run.dagId(), run.detail()))
                .collect(Collectors.joining("; "));
    }

    /** What is waited for. */
    static String busy(List<RunningDag> runs, List<String> doubts) {
        var waits = new ArrayList<String>();
        runs.stream()
                .filter(run -> run.verdict() == RunVerdict.BUSY)
                .map(run -> "%s (%s%s)".formatted(run.dagId(), run.detail(), usually(run)))
                .forEach(waits::add);
        waits.addAll(doubts);
        return list(waits);
    }

    private static String usually(RunningDag run) {
        var usual = run.usualDuration();
        return usual == null ? "" : ", usually takes " + minutes(usual);
    }

    private static String minutes(Duration time) {
        return time.toMinutes() < 1
                ? time.toSeconds() + " s"
                : time.toHours() < 1 ? time.toMinutes() + " min" : time.toHours() + " h";
    }

    static String orNone(@Nullable Object value) {
        return value == null ? "unknown" : value.toString();
    }

    static String name(DeployEvent event) {
        return event.getClass().getSimpleName();
    }
}
