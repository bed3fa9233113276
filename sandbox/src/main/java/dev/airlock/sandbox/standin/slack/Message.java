package dev.airlock.sandbox.standin.slack;

import java.time.Instant;

/** A message that reached a channel. */
public record Message(Instant at, String channel, String text, String body) {}
