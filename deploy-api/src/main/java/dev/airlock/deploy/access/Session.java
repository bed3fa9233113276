package dev.airlock.deploy.access;

/**
 * A browser that has logged in.
 *
 * @param id the SHA-256 of what its cookie holds
 * @param csrf what its pages have to send along with every command
 */
record Session(String id, Caller caller, String csrf) {}
