package dev.airlock.verify.airflow;

import dev.airlock.verify.airflow.SchedulerJobs.Job;
import dev.airlock.verify.airflow.SchedulerJobs.Told;
import dev.airlock.verify.airflow.SchedulerJobs.Unanswered;
import dev.airlock.verify.airflow.SchedulerJobs.Untold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is what answers now another instance than before the apply? Health and version say nothing about
 * that; the old one answers for minutes. Pure.
 *
 * @param applyStartedAt what started before that is the old instance
 * @param outage an outage seen since
 * @param schedulers what Airflow tells about its schedulers now
 */
public record NewInstance(
        Instant applyStartedAt, @Nullable Outage outage, SchedulerJobs schedulers) {
    // Airflow's scheduler_health_check_threshold: six heartbeats missed.
    private static final Duration SILENT = Duration.ofSeconds(30);

    /** Airflow was away: two readings in a row had no answer. */
    public record Outage(Instant since, String detail) {}

    /** The evidence, one sentence; empty if there is none (yet). */
    public Optional<String> evidence() {
        return fromSchedulers().or(this::fromOutage);
    }

    /**
     * A proxy's hiccup is no outage while Airflow says that an old scheduler is alive, or may be
     * about to say so.
     */
    private Optional<String> fromOutage() {
        return Optional.ofNullable(outage)
                .filter(_ -> !(schedulers instanceof Unanswered))
                .filter(seen -> jobs().stream().noneMatch(job -> hasOutlived(job, seen)))
                .map(seen ->
                        "Airflow was away at %s (%s), after the change began at %s, and is back"
                                .formatted(seen.since(), seen.detail(), applyStartedAt));
    }

    private Optional<String> fromSchedulers() {
        var started = started();
        if (started.isEmpty() || !stillRunning(started.getFirst()).isEmpty()) {
            return Optional.empty();
        }
        var job = started.getFirst();
        return Optional.of(
                "scheduler job %d on %s started at %s, after the change began at %s, and none from before runs"
                        .formatted(job.id(), job.hostname(), job.startedAt(), applyStartedAt));
    }

    /** What was looked for and not found, one sentence. */
    public String missing() {
        return "no outage was seen since the change began at %s; %s"
                .formatted(applyStartedAt, schedulersMissing());
    }

    private String schedulersMissing() {
        return switch (schedulers) {
            case Unanswered(var why) -> "schedulers are not told: " + why;
            case Untold(var why) -> "schedulers are not told: " + why;
            case Told _ when started().isEmpty() -> "no scheduler job started since";
            case Told _ ->
                    "scheduler jobs from before still run: "
                            + stillRunning(started().getFirst()).stream().map(Job::id).toList();
        };
    }

    private List<Job> jobs() {
        return schedulers instanceof Told(var jobs) ? jobs : List.of();
    }

    private List<Job> started() {
        return jobs().stream().filter(Job::claimsToRun).filter(this::isNew).toList();
    }

    private boolean isNew(Job job) {
        return job.startedAt() != null && job.startedAt().isAfter(applyStartedAt);
    }

    /** A killed scheduler's row says "running" for ever: its heartbeat tells. */
    private List<Job> stillRunning(Job fresh) {
        return jobs().stream()
                .filter(Job::claimsToRun)
                .filter(job -> !isNew(job))
                .filter(job -> !isSilent(job, fresh))
                .toList();
    }

    private boolean hasOutlived(Job job, Outage seen) {
        return job.claimsToRun()
                && !isNew(job)
                && job.heartbeatAt() != null
                && job.heartbeatAt().isAfter(seen.since());
    }

    private static boolean isSilent(Job job, Job fresh) {
        return job.heartbeatAt() == null
                || (fresh.heartbeatAt() != null
                        && job.heartbeatAt().isBefore(fresh.heartbeatAt().minus(SILENT)));
    }
}
