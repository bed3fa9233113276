package dev.airlock.sandbox.standin.airflow;

import dev.airlock.sandbox.standin.web.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs behind the address: the old instance, nobody, or the new one; and its processes. */
final class Instance {
    private static final List<String> TYPES =
            List.of("SchedulerJob", "TriggererJob", "DagProcessorJob");

    private final Timeline timeline;
    private final List<Job> jobs = new ArrayList<>();
    private final List<Restart> restarts = new ArrayList<>();
    private String version;
    private @Nullable String tag;
    private boolean answers = true;
    private boolean healthy = true;

    Instance(Timeline timeline, String version) {
        this.timeline = timeline;
        this.version = version;
        startJobs(timeline.now().minusSeconds(86_400));
    }

    /** Goes through the plan; tells when the old one's processes end and the new one's start. */
    void restart(String newTag, RestartPlan plan, Runnable stopping, Runnable started) {
        restarts.add(new Restart(timeline.now(), newTag));
        timeline.after(plan.oldAnswers(), () -> stop(newTag, plan, stopping, started));
    }

    private void stop(String newTag, RestartPlan plan, Runnable stopping, Runnable started) {
        stopping.run();
        answers = false;
        healthy = false;
        jobs.replaceAll(job -> job.stopped(timeline.now(), plan.oldSignsOff()));
        if (plan.comesUp()) {
            timeline.after(plan.down(), () -> answer(newTag, plan, started));
        }
    }

    private void answer(String newTag, RestartPlan plan, Runnable started) {
        answers = true;
        tag = newTag;
        if (plan.version() != null) {
            version = plan.version();
        }
        timeline.after(
                plan.warming(),
                () -> {
                    healthy = true;
                    startJobs(timeline.now());
                    started.run();
                });
    }

    private void startJobs(Instant at) {
        var host = "airflow-" + (1 + jobs.size() / TYPES.size());
        for (var type : TYPES) {
            jobs.add(new Job(jobs.size() + 1, type, host, at, null, false));
        }
    }

    String version() {
        return version;
    }

    void version(String newVersion) {
        version = newVersion;
    }

    @Nullable String tag() {
        return tag;
    }

    void tag(String newTag) {
        tag = newTag;
    }

    boolean answers() {
        return answers;
    }

    boolean healthy() {
        return healthy;
    }

    /** A scheduler that is not healthy schedules nothing. */
    void healthy(boolean now) {
        healthy = now;
    }

    List<Job> jobs() {
        return List.copyOf(jobs);
    }

    List<Restart> restarts() {
        return List.copyOf(restarts);
    }
}
