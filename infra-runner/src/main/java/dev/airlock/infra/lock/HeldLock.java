package dev.airlock.infra.lock;

import java.util.UUID;

/**
 * A lock that a Terraform of ours was seen to hold.
 *
 * @param runId what its processes carry in their environment
 * @param place where they run
 */
record HeldLock(String lockId, UUID runId, String place) {}
