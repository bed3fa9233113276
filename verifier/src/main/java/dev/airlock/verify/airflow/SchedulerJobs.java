package dev.airlock.verify.airflow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Airflow tells about its schedulers. */
public sealed interface SchedulerJobs {

    /** The schedulers, newest first; only Airflow 3 tells them. */
    record Told(List<Job> jobs) implements SchedulerJobs {
        public Told {
            jobs = List.copyOf(jobs);
        }
    }

    /** It tells nothing, and why. */
    record Untold(String why) implements SchedulerJobs {}

    /** It gave no proper answer this time, and may the next. */
    record Unanswered(String why) implements SchedulerJobs {}

    /** One run of a scheduler process. */
    record Job(
            long id,
            String state,
            String hostname,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Instant heartbeatAt) {

        boolean claimsToRun() {
            return endedAt == null && state.equals("running");
        }
    }
}
