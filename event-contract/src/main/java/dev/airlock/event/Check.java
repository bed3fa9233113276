package dev.airlock.event;

/**
 * One check of the verifier's, with what it saw.
 *
 * @param name for example {@code health}, {@code version}, {@code new-instance}, {@code sentry}
 * @param evidence one sentence for people
 */
public record Check(String name, CheckResult result, String evidence) {}
