package dev.airlock.sandbox.standin.airflow;

import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;
import dev.airlock.sandbox.standin.web.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * An Airflow whose DAGs a scenario scripts, and which remembers who paused what and what a restart
 * killed.
 */
public final class Airflow implements Site {
    private final Timeline timeline;
    private final Platform platform;
    private final AirflowSite site;

    /** Line 3 as recorded, without DAGs. */
    public Airflow(Timeline timeline, String user, String password) {
        this.timeline = timeline;
        this.platform = new Platform(timeline);
        this.site = new AirflowSite(timeline, platform, user, password);
    }

    /** Which line answers, and as which version. */
    public void line(Line line, String version) {
        timeline.change(() -> platform.line(line, version));
    }

    public void tempo(Tempo tempo) {
        timeline.change(() -> platform.tempo(tempo));
    }

    /** How the next restarts go; at once unless this says otherwise. */
    public void restartPlan(RestartPlan plan) {
        timeline.change(() -> platform.restartPlan(plan));
    }

    public void add(DagPlay dag) {
        timeline.change(() -> platform.add(dag));
    }

    /** A manual run, as from the UI: waits while the DAG is paused. Returns its id. */
    public String startRun(String dagId) {
        return timeline.look(() -> platform.startRun(dagId, "manual").runId);
    }

    /** A run of a paused DAG that was stopped between its first task and the next. */
    public String stuckRun(String dagId) {
        return timeline.look(() -> platform.stuckRun(dagId).runId);
    }

    /** What the sensors of the DAG's active runs wait for has come. */
    public void letGo(String dagId) {
        timeline.change(() -> platform.letGo(dagId));
    }

    /** The sensors end and what follows them is queued, in one moment. */
    public void letGoAtOnce(String dagId) {
        timeline.change(() -> platform.letGoAtOnce(dagId));
    }

    /** Whatever works in the DAG's runs, or is still to work, ends well after so long. */
    public void finishWork(String dagId, Duration after) {
        timeline.change(() -> platform.finishWork(dagId, after));
    }

    /** Does something just before the DAG is paused over the API for the first time from now. */
    public void beforePause(String dagId, Runnable action) {
        timeline.change(() -> platform.surprises().addBeforePause(dagId, action));
    }

    /** Does something just before any DAG is paused over the API for the first time from now. */
    public void beforeAnyPause(Runnable action) {
        timeline.change(() -> platform.surprises().addBeforePause(Surprises.ANY, action));
    }

    /** Does something once the next new instance is up. */
    public void afterRestart(Runnable action) {
        timeline.change(() -> platform.surprises().addAfterRestart(action));
    }

    /** A person in the UI. */
    public void pauseByHand(String dagId, boolean paused) {
        timeline.change(() -> platform.setPaused(dagId, paused));
    }

    /** The user's role may not see the DAG: lists are silently shorter. */
    public void hide(String dagId) {
        timeline.change(() -> platform.dag(dagId).orElseThrow().visible = false);
    }

    /** Whether the user's role may pause DAGs. */
    public void mayPause(boolean allowed) {
        timeline.change(() -> site.accounts().mayPause(allowed));
    }

    /** How long the tokens live that are issued from now on. */
    public void tokenLifetime(Duration lifetime) {
        timeline.change(() -> site.accounts().tokenLifetime(lifetime));
    }

    public void schedulerHealthy(boolean healthy) {
        timeline.change(() -> platform.schedulerHealthy(healthy));
    }

    /** The image tag that the running instance was deployed with. */
    public void deployed(String tag) {
        timeline.change(() -> platform.instance().tag(tag));
    }

    /** Terraform's provisioner. */
    public void restart(String tag) {
        timeline.change(() -> platform.restart(tag));
    }

    public Optional<String> runningTag() {
        return timeline.look(() -> Optional.ofNullable(platform.instance().tag()));
    }

    public List<Restart> restarts() {
        return timeline.look(() -> platform.instance().restarts());
    }

    /** Every PATCH of a paused flag, in order; not those by hand. */
    public List<PauseCall> pauseCalls() {
        return timeline.look(platform::pauseCalls);
    }

    public SortedSet<String> pausedDags() {
        return timeline.look(platform::pausedDags);
    }

    /** What restarts have killed; empty if every deploy found the platform quiet. */
    public List<KilledTask> killed() {
        return timeline.look(platform::killed);
    }

    /** The DAG's runs, the oldest first, each as {@code running}, {@code success} and so on. */
    public List<String> runStates(String dagId) {
        return timeline.look(() ->
                platform.dag(dagId).orElseThrow().runs.stream().map(run -> run.state).toList());
    }

    /** The ids of the DAG's runs, the oldest first. */
    public List<String> runIds(String dagId) {
        return timeline.look(() ->
                platform.dag(dagId).orElseThrow().runs.stream().map(run -> run.runId).toList());
    }

    /** The state of a task in the DAG's latest run; of its first instance if it is mapped. */
    public Optional<String> taskState(String dagId, String taskId) {
        return timeline.look(() ->
                platform.dag(dagId).orElseThrow().runs.getLast().tasks.stream()
                        .filter(task -> task.play.taskId().equals(taskId))
                        .findFirst()
                        .flatMap(task -> Optional.ofNullable(task.state)));
    }

    @Override
    public Routes routes() {
        return site.routes();
    }

    @Override
    public Optional<Answer> instead(Request request) {
        return site.instead(request);
    }

    @Override
    public Answer unknownPath(Request request) {
        return site.unknownPath(request);
    }

    @Override
    public Answer wrongMethod(Request request) {
        return site.wrongMethod(request);
    }
}
