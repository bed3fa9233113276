package dev.airlock.notify.config;

/**
 * What a target's policy leaves to a person.
 *
 * @param grant of a release
 * @param approval of a plan
 */
public record Asks(boolean grant, boolean approval) {}
