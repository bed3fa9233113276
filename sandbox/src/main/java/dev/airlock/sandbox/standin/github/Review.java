package dev.airlock.sandbox.standin.github;

import java.time.Instant;

/** A review of a pull request; the state is {@code APPROVED}, {@code COMMENTED} and so on. */
public record Review(int id, String author, String state, String body, String commit, Instant at) {}
