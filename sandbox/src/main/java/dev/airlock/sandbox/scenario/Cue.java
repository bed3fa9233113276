package dev.airlock.sandbox.scenario;

import dev.airlock.event.DeployEvent;
import java.util.function.Consumer;

/** What somebody does when an event of that kind is seen for the first time. */
record Cue(Class<? extends DeployEvent> on, Consumer<Stage> action) {}
