package dev.airlock.verify.airflow;

/** One look at Airflow. */
public sealed interface AirflowReading {

    /** What was seen, for people. */
    String detail();

    /**
     * Airflow answers.
     *
     * @param healthy its database and its scheduler are
     */
    record Answering(String version, boolean healthy, String detail, boolean hasJobs)
            implements AirflowReading {}

    /** Something answers, yet not as Airflow does: a page for people, a refusal. */
    record Strange(String detail) implements AirflowReading {}

    /** Nobody answers, or a proxy says so. */
    record Down(String detail) implements AirflowReading {}
}
