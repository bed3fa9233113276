package dev.airlock.notify.delivery;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where deliveries keep their order, and wait for nobody else's: one outlet's, of one deploy.
 *
 * @param outlet the name of the {@link Outlet}
 * @param address which one, where a target has several such outlets; else empty
 */
public record Lane(String outlet, String target, String address, UUID deployId) {

    /** The same for the same lane. */
    public UUID id() {
        var name = String.join("\n", outlet, target, address, deployId.toString());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
