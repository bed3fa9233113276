package dev.airlock.watcher.airflow;

import dev.airlock.watcher.airflow.AirflowClient.HealthView;
import java.util.List;

/** The two lines of Airflow's REST API, and where they differ. */
enum ApiLine {
    /** Airflow 2; its command-line backfills run although their DAG is paused. */
    V1("/api/v1", false) {
        @Override
        HealthView health(AirflowClient client) {
            return client.health();
        }
    },

    /** Airflow 3. */
    V2("/api/v2", true) {
        @Override
        HealthView health(AirflowClient client) {
            return client.monitorHealth();
        }
    };

    private final String path;
    private final boolean backfillsObeyPause;

    ApiLine(String path, boolean backfillsObeyPause) {
        this.path = path;
        this.backfillsObeyPause = backfillsObeyPause;
    }

    String path() {
        return path;
    }

    boolean backfillsObeyPause() {
        return backfillsObeyPause;
    }

    abstract HealthView health(AirflowClient client);

    /** In the order to ask. */
    static List<ApiLine> of(AirflowConfig.Api api) {
        return switch (api) {
            case AUTO -> List.of(V2, V1);
            case V1 -> List.of(V1);
            case V2 -> List.of(V2);
        };
    }
}
