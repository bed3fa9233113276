package dev.airlock.sandbox.standin.airflow;

import java.time.Instant;

/** Somebody set a DAG's paused flag; {@code changed} unless it was so already. */
public record PauseCall(Instant at, String dagId, boolean paused, boolean changed) {}
