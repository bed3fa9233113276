package dev.airlock.notify.known;

/** Where people can look. */
public record Link(String label, String url) {}
