package dev.airlock.sandbox.demo;

import dev.airlock.event.CommandOutput;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.WatcherEvent.DagsCleared;
import dev.airlock.event.WatcherEvent.DagsHeld;
import dev.airlock.sandbox.world.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Where a deploy's time went, from the topics.
 *
 * @param total from {@code DeployRequested} to {@code DeployEnded}
 * @param tools inside git, just and Terraform
 * @param settling waited between two readings that must agree
 */
record Times(Duration total, Duration tools, Duration settling) {
    static Times of(EventLog log, UUID deploy) {
        var end = time(log, deploy, DeployEnded.class);
        var total = Duration.between(time(log, deploy, DeployRequested.class), end);
        var tools =
                log.output(deploy).stream()
                        .filter(chunk -> chunk.time().isBefore(end))
                        .map(CommandOutput::elapsedMillis)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum();
        var cleared =
                log.events(deploy, DagsCleared.class).stream()
                        .map(DagsCleared::settled)
                        .reduce(Duration.ZERO, Duration::plus);
        var held =
                log.events(deploy, DagsHeld.class).stream()
                        .map(DagsHeld::settled)
                        .reduce(Duration.ZERO, Duration::plus);
        return new Times(total, Duration.ofMillis(tools), cleared.plus(held));
    }

    /** What is left: Airlock's own. */
    Duration own() {
        return total.minus(tools).minus(settling);
    }

    private static Instant time(EventLog log, UUID deploy, Class<? extends DeployEvent> kind) {
        return log.events(deploy).stream()
                .filter(message -> kind.isInstance(message.event()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + kind.getSimpleName()))
                .envelope()
                .time();
    }
}
