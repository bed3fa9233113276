package dev.airlock.sandbox.world;

import dev.airlock.event.Version;
import java.util.Map;

/**
 * A target of the world.
 *
 * @param line which Airflow answers there
 * @param deployed the version that runs, and that the infrastructure repository declares
 * @param settings of the targets file that differ from the world's, by their path below the target:
 *     {@code airflow.settle}
 */
public record TargetSpec(
        String name, AirflowLine line, Version deployed, Map<String, Object> settings) {
    /** The two lines of Airflow. */
    public enum AirflowLine {
        AIRFLOW_2,
        AIRFLOW_3
    }

    public TargetSpec {
        settings = Map.copyOf(settings);
    }
}
