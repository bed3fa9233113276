package dev.airlock.watcher.airflow;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.airlock.watcher.airflow.AirflowClient.DagPage;
import dev.airlock.watcher.airflow.AirflowClient.DagView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real Airflows say of schedules; their DAGs' clock is Berlin's. */
class SchedulesTest {
    private static final String V2 = "v2/dags-scheduled-200.json";
    private static final String V3 = "v3/dags-scheduled-200.json";

    private static Map<String, Dag> recorded(String recording) {
        return Views.map(Recordings.read(recording, DagPage.class).dags(), Views::dag).stream()
                .collect(toMap(Dag::dagId, identity()));
    }

    @ParameterizedTest
    @ValueSource(strings = {V2, V3})
    void tellsCrontabsAndTheirNextRuns(String recording) {
        var dags = recorded(recording);

        assertThat(dags.get("cron").crontab()).isEqualTo("30 3 * * *");
        assertThat(dags.get("cron").nextRunAt()).isEqualTo(Instant.parse("2026-11-27T02:30:00Z"));
        assertThat(dags.get("preset").crontab()).isEqualTo("0 0 * * *");
        assertThat(dags.get("cron_paused").crontab()).isEqualTo("0 1 * * MON-FRI");
        // a clock of its timetable's own
        assertThat(dags.get("own_zone").crontab()).isEqualTo("15 4 * * *");
    }

    @ParameterizedTest
    @ValueSource(strings = {V2, V3})
    void ofOtherTimetablesOnlyTheNextRunIsTold(String recording) {
        var dags = recorded(recording);

        assertThat(dags.get("delta").crontab()).isNull();
        assertThat(dags.get("delta").nextRunAt()).isNotNull();
        assertThat(dags.get("by_asset_or_cron").crontab()).isNull();
        assertThat(dags.get("by_asset_or_cron").nextRunAt()).isNotNull();
        assertThat(dags.get("continuous").crontab()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {V2, V3})
    void assetsStartADagAtNoTime(String recording) {
        var byAsset = recorded(recording).get("by_asset");

        assertThat(byAsset.scheduled()).isTrue();
        assertThat(byAsset.byEvents()).isTrue();
        assertThat(byAsset.nextRunAt()).isNull();
        assertThat(byAsset.crontab()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {V2, V3})
    void whatOnlyPeopleStartIsNotScheduledNorWhatHasRunOnce(String recording) {
        assertThat(recorded(recording).values())
                .filteredOn(dag -> !dag.scheduled())
                .extracting(Dag::dagId)
                .containsExactlyInAnyOrder("manual", "once");
    }

    /** Its next run is at 03:04, and late; Airflow 2 says none. */
    @Test
    void theLinesDifferInWhatTheySayOfADagAtItsLimit() {
        assertThat(recorded(V3).get("at_its_limit").nextRunAt())
                .isEqualTo(Instant.parse("2026-11-26T03:04:00Z"));
        assertThat(recorded(V2).get("at_its_limit").nextRunAt()).isNull();
        assertThat(recorded(V2).get("at_its_limit").crontab()).isEqualTo("*/2 * * * *");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/15  1-5 * * MON-FRI | */15 1-5 * * MON-FRI",
                "@quarterly            | 0 0 1 */3 *",
                "@continuous           | ",
                "1 day, 0:00:00        | ",
                "Asset or 0 1 * * *    | ",
                "0 1 * * *, 0 2 * * *  | ",
                "0 0 1 * * 2026        | ",
                "After every close of business | ",
            })
    void aCrontabHasFiveFields(String said, @Nullable String crontab) {
        var view =
                new DagView(
                        "dag",
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        said,
                        JsonNodeFactory.instance.nullNode());

        assertThat(Schedules.crontab(view)).isEqualTo(crontab);
    }
}
