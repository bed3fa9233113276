package dev.airlock.sandbox.standin;

import static java.time.Duration.ofSeconds;

import dev.airlock.sandbox.standin.airflow.Airflow;
import dev.airlock.sandbox.standin.airflow.DagPlay;
import dev.airlock.sandbox.standin.airflow.TaskPlay;

/** The DAGs that were recorded, each where the recordings found it. */
final class Lab {
    static final String IMAGE = "image_data_refresh";
    static final String AUDIO = "audio_data_refresh";
    static final String BUSY = "busy_dag";
    private static final String SENSOR = "TemplatedConnectionHttpSensor";

    private Lab() {}

    static void build(Airflow airflow, SteppedClock clock) {
        airflow.add(
                refresh(
                        IMAGE,
                        TaskPlay.rescheduling(
                                "data_refresh.wait_for_reindex", ofSeconds(15), ofSeconds(1)),
                        TaskPlay.rescheduling(
                                "distributed.wait_worker", ofSeconds(15), ofSeconds(1))));
        airflow.add(
                refresh(
                        AUDIO,
                        TaskPlay.work("data_refresh.wait_for_reindex", ofSeconds(1)),
                        TaskPlay.deferring("distributed.wait_worker", ofSeconds(1))));
        airflow.add(
                DagPlay.of(
                        BUSY,
                        TaskPlay.work("sleep_loop", ofSeconds(10_000)),
                        TaskPlay.work("after", ofSeconds(1))));
        airflow.add(DagPlay.of("idle_dag", TaskPlay.work("only", ofSeconds(1))));
        airflow.startRun(IMAGE);
        airflow.startRun(AUDIO);
        airflow.startRun(BUSY);
        clock.seconds(10);
    }

    private static DagPlay refresh(String dagId, TaskPlay reindex, TaskPlay worker) {
        return DagPlay.of(
                dagId,
                TaskPlay.work("start", ofSeconds(1)),
                TaskPlay.work("data_refresh.trigger", ofSeconds(1)),
                reindex.ofClass(SENSOR),
                TaskPlay.work("distributed.start_worker", ofSeconds(1)).mapped(3),
                worker.ofClass(SENSOR).mapped(3),
                TaskPlay.work("end", ofSeconds(1)));
    }
}
