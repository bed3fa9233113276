package dev.airlock.watcher.airflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** An Airflow in memory: DAGs, runs with tasks, and whatever a test lets happen at a pause. */
public final class FakeAirflow implements Airflow {
    private final Map<String, Dag> dags = Collections.synchronizedMap(new TreeMap<>());
    private final Map<Run, List<TaskInstance>> runs =
            Collections.synchronizedMap(
                    new TreeMap<>(Comparator.comparing(Run::dagId).thenComparing(Run::runId)));
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> losesAnswers = ConcurrentHashMap.newKeySet();
    private Consumer<String> afterPause = dagId -> {};
    private volatile boolean refusesUnpause;
    private volatile boolean away;
    private volatile boolean refusesAll;
    private volatile List<String> doubts = List.of();

    public FakeAirflow dag(String id, boolean paused) {
        return dag(new Dag(id, paused, false, false, null, false, null));
    }

    public FakeAirflow dag(Dag dag) {
        dags.put(dag.dagId(), dag);
        return this;
    }

    public void remove(String dagId) {
        dags.remove(dagId);
    }

    /** Starts a run, or changes its tasks. */
    public void run(Run run, List<TaskInstance> tasks) {
        runs.put(run, List.copyOf(tasks));
    }

    public void end(Run run) {
        runs.remove(run);
    }

    public void afterPause(Consumer<String> happens) {
        afterPause = happens;
    }

    /** Its next pause or unpause is done, and the answer lost. */
    public void loseAnswerOf(String dagId) {
        losesAnswers.add(dagId);
    }

    public void refuseUnpause() {
        refusesUnpause = true;
    }

    /** From now on it does not answer. */
    public void goAway() {
        away = true;
    }

    /** From now on it refuses the credentials. */
    public void refuseAll() {
        refusesAll = true;
    }

    /** From now on it answers, and says this of its health. */
    public void beUnwell(String doubt) {
        doubts = List.of(doubt);
    }

    /** It is well again. */
    public void comeBack() {
        away = false;
        refusesAll = false;
        refusesUnpause = false;
        doubts = List.of();
    }

    /** Every pause and unpause. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /** Whose past durations were asked for. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public boolean isPaused(String dagId) {
        return dags.get(dagId).paused();
    }

    @Override
    public Version version() {
        if (away) {
            throw new AirflowFault.Doubt("Airflow does not answer");
        }
        if (refusesAll) {
            throw new AirflowFault.Denied("may not ask");
        }
        return new Version("3.3.2", true);
    }

    @Override
    public List<String> healthDoubts() {
        return doubts;
    }

    @Override
    public List<Dag> dags() {
        return List.copyOf(dags.values());
    }

    @Override
    public Optional<Dag> dag(String dagId) {
        return Optional.ofNullable(dags.get(dagId));
    }

    @Override
    public List<Run> activeRuns() {
        return List.copyOf(runs.keySet());
    }

    @Override
    public Optional<Run> run(String dagId, String runId) {
        return runs.keySet().stream()
                .filter(run -> run.dagId().equals(dagId) && run.runId().equals(runId))
                .findFirst();
    }

    @Override
    public List<TaskInstance> taskInstances(String dagId, String runId) {
        return run(dagId, runId).map(runs::get).orElse(List.of());
    }

    @Override
    public List<Duration> pastDurations(String dagId) {
        asked.add(dagId);
        if (away) {
            throw new AirflowFault.Doubt("Airflow does not answer");
        }
        return List.of(Duration.ofMinutes(3));
    }

    @Override
    public Optional<Duration> runTimeout(String dagId) {
        return Optional.empty();
    }

    @Override
    public void setPaused(String dagId, boolean paused) {
        if (!paused && refusesUnpause) {
            throw new AirflowFault.Denied("may not unpause " + dagId);
        }
        log.add((paused ? "pause " : "unpause ") + dagId);
        dag(dagId, paused);
        if (losesAnswers.remove(dagId)) {
            throw new AirflowFault.Doubt("no answer to " + log.getLast());
        }
        if (paused) {
            afterPause.accept(dagId);
        }
    }
}
