package dev.airlock.watcher.airflow;

import dev.airlock.kit.config.TargetsFile;

/** Configurations for tests, read as the service reads them. */
public final class Configs {
    /** What cannot be left out. */
    public static final String LEAST =
            """
            url: http://127.0.0.1:1
            credentials: {type: bearer, token: "file:/none"}
            """;

    private Configs() {}

    /** The least, and some more lines. */
    public static AirflowConfig with(String more) {
        return read(LEAST + more);
    }

    /** A section. */
    public static AirflowConfig read(String section) {
        return TargetsFile.parse("catalog:\n  airflow:\n" + section.indent(4))
                .section("airflow", AirflowConfig.class)
                .get("catalog");
    }
}
