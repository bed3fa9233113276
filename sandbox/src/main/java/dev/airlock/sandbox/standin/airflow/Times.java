package dev.airlock.sandbox.standin.airflow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Time stamps as Airflow writes them, with microseconds. */
final class Times {
    private static final DateTimeFormatter ZULU =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter PLUS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'")
                    .withZone(ZoneOffset.UTC);

    private Times() {}

    /** {@code 2026-01-01T00:00:00.000000Z} */
    static String zulu(Instant time) {
        return ZULU.format(time);
    }

    /** {@code 2026-01-01T00:00:00.000000+00:00} */
    static String plus(Instant time) {
        return PLUS.format(time);
    }
}
