package dev.airlock.sandbox.standin.airflow;

import java.time.Duration;

/**
 * How long the scheduler takes for its moves.
 *
 * @param scheduled a task instance stays scheduled
 * @param queued a task instance stays queued
 * @param between two tasks nothing is active
 * @param pausedRuns until a paused DAG's run whose tasks have all ended ends itself
 */
public record Tempo(Duration scheduled, Duration queued, Duration between, Duration pausedRuns) {

    /** Quick enough for stories: a real one takes about ten times as long. */
    public static Tempo quick() {
        return new Tempo(
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                Duration.ofMillis(500));
    }

    /** As recorded. */
    public static Tempo recorded() {
        return new Tempo(
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofMillis(600),
                Duration.ofSeconds(60));
    }
}
