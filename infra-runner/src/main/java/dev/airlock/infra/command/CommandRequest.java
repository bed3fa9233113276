package dev.airlock.infra.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is to run.
 *
 * @param label for people: {@code just plan prod catalog-airflow}
 * @param home private to the command, where it finds no user's configuration
 * @param environment added to the clean one; values may be secret
 * @param timeout after it the command is interrupted
 * @param grace how long an interrupted command may take to end before it is killed
 * @param printed whether what it prints to its standard output is published; a state or a plan as
 *     JSON holds secrets and is not
 */
public record CommandRequest(
        String label,
        List<String> arguments,
        Path directory,
        Path home,
        Map<String, String> environment,
        Duration timeout,
        Duration grace,
        boolean printed) {
    public CommandRequest {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return label;
    }
}
