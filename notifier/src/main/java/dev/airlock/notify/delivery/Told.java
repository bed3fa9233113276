package dev.airlock.notify.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who could not be told last, and why. */
@ApplicationScoped
class Told {
    private final Map<String, String> failing = new ConcurrentHashMap<>();

    void took(Lane lane) {
        failing.remove(key(lane));
    }

    void failed(Lane lane, String reason) {
        failing.put(key(lane), reason);
    }

    /** By target and outlet. */
    Map<String, String> failing() {
        return Map.copyOf(failing);
    }

    private static String key(Lane lane) {
        return "%s %s %s".formatted(lane.target(), lane.outlet(), lane.address()).strip();
    }
}
