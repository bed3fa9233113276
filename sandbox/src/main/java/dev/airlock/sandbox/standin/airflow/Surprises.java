package dev.airlock.sandbox.standin.airflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a scenario has in store for a certain moment; each happens once. */
final class Surprises {
    /** Any DAG. */
    static final String ANY = "~";

    private final Map<String, List<Runnable>> beforePause = new LinkedHashMap<>();
    private final List<Runnable> afterRestart = new ArrayList<>();

    void addBeforePause(String dagId, Runnable action) {
        beforePause.computeIfAbsent(dagId, _ -> new ArrayList<>()).add(action);
    }

    void addAfterRestart(Runnable action) {
        afterRestart.add(action);
    }

    void beforePause(String dagId) {
        for (var key : List.of(ANY, dagId)) {
            var actions = beforePause.remove(key);
            if (actions != null) {
                actions.forEach(Runnable::run);
            }
        }
    }

    void afterRestart() {
        var actions = List.copyOf(afterRestart);
        afterRestart.clear();
        actions.forEach(Runnable::run);
    }
}
