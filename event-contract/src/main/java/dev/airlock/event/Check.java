package dev.airlock.event;

/**
 * One check, with what it saw.
 *
 * @param name for example {@code health}, {@code version}, {@code new-instance}, {@code image}
 * @param evidence one sentence for people
 */
public record Check(String name, CheckResult result, String evidence) {}
