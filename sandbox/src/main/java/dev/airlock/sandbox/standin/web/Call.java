package dev.airlock.sandbox.standin.web;

import java.time.Instant;

/**
 * A call that was answered.
 *
 * @param route the template with the system's name before it: {@code /github/repos/{owner}/...}
 * @param path the path as it was called, without the query
 * @param status 0 if a trouble was ordered that left it without effect and without an error
 */
public record Call(Instant at, String method, String route, String path, int status) {}
