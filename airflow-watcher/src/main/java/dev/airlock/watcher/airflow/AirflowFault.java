package dev.airlock.watcher.airflow;

/** Airflow did not give an answer that can be used; the message is fit for people. */
public abstract sealed class AirflowFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private AirflowFault(String message) {
        super(message);
    }

    /** The reason, without secrets. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Nothing can be concluded: no answer, an incomplete one, or one that does not fit. */
    public static final class Doubt extends AirflowFault {
        private static final long serialVersionUID = 1;

        public Doubt(String message) {
            super(message);
        }
    }

    /** The credentials are refused, also after a new login. */
    public static final class Denied extends AirflowFault {
        private static final long serialVersionUID = 1;

        public Denied(String message) {
            super(message);
        }
    }

    /** There is no such thing. */
    public static final class Missing extends AirflowFault {
        private static final long serialVersionUID = 1;

        public Missing(String message) {
            super(message);
        }
    }
}
