package dev.airlock.sandbox.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.sandbox.world.LiveEvents;
import java.util.UUID;

/** Who watches a scenario while it is played. */
public interface Audience {
    /** Nobody does. */
    Audience NONE = new Audience() {};

    /** The deploy has been accepted. */
    default void started(UUID deploy) {}

    /** An event of the timeline, as deploy-api tells it. */
    default void saw(LiveEvents.Entry entry) {}

    /** The plan that is decided on next. */
    default void plan(JsonNode plan) {}

    /** Somebody does something. */
    default void does(String what) {}
}
