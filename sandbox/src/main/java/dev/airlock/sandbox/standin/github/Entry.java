package dev.airlock.sandbox.standin.github;

/**
 * What lies in a folder.
 *
 * @param sha of the blob or the tree
 * @param size in bytes; a folder has none
 */
public record Entry(String path, boolean folder, String sha, long size) {}
