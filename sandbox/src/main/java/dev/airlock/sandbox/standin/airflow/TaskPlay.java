package dev.airlock.sandbox.standin.airflow;

import java.time.Duration;

/**
 * What a task does in each run of its DAG.
 *
 * @param operator the class that the API tells
 * @param takes how long it works, or one poke
 * @param every from the end of a poke to the next
 * @param copies how many instances it is mapped to, 0 if it is not mapped
 * @param fails whether it ends as failed
 */
public record TaskPlay(
        String taskId,
        Kind kind,
        String operator,
        Duration takes,
        Duration every,
        int copies,
        boolean fails) {
    private static final String HTTP_SENSOR = "HttpSensor";

    /** How a task spends its time. */
    public enum Kind {
        /** Works, then ends. */
        WORK,

        /** Pokes, then waits without a process: scheduled, queued, running, up_for_reschedule. */
        RESCHEDULE,

        /** Pokes once, then a trigger waits for it. */
        DEFER,

        /** A process that pokes all the time: running. */
        POKE
    }

    /** An ordinary task. */
    public static TaskPlay work(String taskId, Duration takes) {
        return new TaskPlay(
                taskId, Kind.WORK, "_PythonDecoratedOperator", takes, Duration.ZERO, 0, false);
    }

    /** A sensor that gives its slot back between two pokes. */
    public static TaskPlay rescheduling(String taskId, Duration every, Duration pokeTakes) {
        return new TaskPlay(taskId, Kind.RESCHEDULE, HTTP_SENSOR, pokeTakes, every, 0, false);
    }

    /** A sensor that a trigger waits for. */
    public static TaskPlay deferring(String taskId, Duration firstPokeTakes) {
        return new TaskPlay(
                taskId, Kind.DEFER, HTTP_SENSOR, firstPokeTakes, Duration.ZERO, 0, false);
    }

    /** A sensor that stays a live process. */
    public static TaskPlay poking(String taskId, Duration every) {
        return new TaskPlay(taskId, Kind.POKE, HTTP_SENSOR, every, every, 0, false);
    }

    public TaskPlay ofClass(String newOperator) {
        return new TaskPlay(taskId, kind, newOperator, takes, every, copies, fails);
    }

    public TaskPlay mapped(int newCopies) {
        return new TaskPlay(taskId, kind, operator, takes, every, newCopies, fails);
    }

    public TaskPlay failing() {
        return new TaskPlay(taskId, kind, operator, takes, every, copies, true);
    }

    boolean isSensor() {
        return kind != Kind.WORK;
    }
}
