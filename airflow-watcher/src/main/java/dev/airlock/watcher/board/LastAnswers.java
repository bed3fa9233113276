package dev.airlock.watcher.board;

import dev.airlock.watcher.platform.Reading;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How each target's Airflow answered last. */
@Singleton
class LastAnswers {
    private final Map<String, String> last = new ConcurrentHashMap<>();

    void note(String target, Reading reading) {
        last.put(target, reading.isDoubtful() ? reading.doubts().getFirst() : "answers");
    }

    void refused(String target, String reason) {
        last.put(target, reason);
    }

    /** By target, in order. */
    Map<String, String> all() {
        return new TreeMap<>(last);
    }
}
