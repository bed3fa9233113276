package dev.airlock.infra.lock;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lock that a Terraform of ours was seen to hold.
 *
 * @param runId what its processes carry in their environment
 * @param place where they run
 * @param replica the process that they cannot outlive, as a container does not outlive its first;
 *     absent if they can
 */
record HeldLock(String lockId, UUID runId, Place place, @Nullable String replica) {

    /**
     * Where processes run.
     *
     * @param boot a machine since its start
     * @param processes those of it that see each other: all, or a container's
     */
    record Place(String boot, String processes) {}
}
