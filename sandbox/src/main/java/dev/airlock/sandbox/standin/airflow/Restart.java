package dev.airlock.sandbox.standin.airflow;

import java.time.Instant;

/** Terraform's provisioner has asked for the instance with that tag. */
public record Restart(Instant at, String tag) {}
