package dev.airlock.deploy.forecast;

import java.util.List;

/**
 * What a forecast takes for granted.
 *
 * @param dags of which DAGs; none: of all
 */
public record Assumption(String what, List<String> dags) {
    public Assumption {
        dags = List.copyOf(dags);
    }
}
