package dev.airlock.sandbox.standin.airflow;

/** The two lines of Airflow's API. */
public enum Line {
    /** Below {@code /api/v1}, basic authentication. */
    AIRFLOW_2("2.11.2"),

    /** Below {@code /api/v2}, tokens. */
    AIRFLOW_3("3.3.2");

    private final String recordedVersion;

    Line(String recordedVersion) {
        this.recordedVersion = recordedVersion;
    }

    /** The version that was recorded; what an instance says unless a scenario says otherwise. */
    public String recordedVersion() {
        return recordedVersion;
    }
}
