package dev.airlock.watcher.airflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A target's {@code airflow} section, with its defaults.
 *
 * @param refreshDags patterns, {@code *} for anything, of the DAGs that may be parked
 * @param sensorClasses names of the HttpSensor classes; the API tells no ancestors
 * @param pokeModeIsParked whether a sensor that stays {@code running} counts as waiting
 * @param poll how often a busy platform is read again
 * @param settle between two readings that must agree
 * @param poke how long a reschedule sensor's poke may take
 * @param drain cap on draining; then everything is released and started over
 * @param hold an apply must have started this long after the hold
 * @param forceClear how long a forced deploy waits for runs before it sacrifices them
 * @param rollbackClear likewise for a rollback
 * @param waitLimit until a wait for quiet, or for a hold, fails
 * @param timeout of one call
 */
public record AirflowConfig(
        URI url,
        Api api,
        Credentials credentials,
        List<String> refreshDags,
        List<String> sensorClasses,
        Boolean pokeModeIsParked,
        Preflight preflight,
        Duration poll,
        Duration settle,
        Duration poke,
        Duration drain,
        Duration hold,
        Duration forceClear,
        Duration rollbackClear,
        @JsonProperty("wait") Duration waitLimit,
        Duration timeout) {

    public AirflowConfig {
        require(
                url != null && url.getScheme() != null && url.getScheme().matches("https?"),
                "url must be an http or https address");
        require(url.getRawUserInfo() == null, "url must not hold credentials");
        require(credentials != null, "credentials are missing");
        api = api == null ? Api.AUTO : api;
        refreshDags =
                List.copyOf(
                        refreshDags == null
                                ? List.of("*image_data_refresh", "*audio_data_refresh")
                                : refreshDags);
        sensorClasses = List.copyOf(sensorClasses == null ? List.of("HttpSensor") : sensorClasses);
        pokeModeIsParked = pokeModeIsParked != null && pokeModeIsParked;
        preflight = preflight == null ? Preflight.WAIT : preflight;
        poll = positive("poll", poll, Duration.ofSeconds(10));
        settle = positive("settle", settle, Duration.ofSeconds(5));
        poke = positive("poke", poke, Duration.ofSeconds(15));
        drain = positive("drain", drain, Duration.ofMinutes(30));
        hold = positive("hold", hold, Duration.ofMinutes(15));
        forceClear = positive("forceClear", forceClear, Duration.ofMinutes(5));
        rollbackClear = positive("rollbackClear", rollbackClear, Duration.ofMinutes(5));
        waitLimit = positive("wait", waitLimit, Duration.ofHours(6));
        timeout = positive("timeout", timeout, Duration.ofSeconds(10));
    }

    private static Duration positive(String key, Duration value, Duration usual) {
        var chosen = value == null ? usual : value;
        require(chosen.isPositive(), key + " must be positive");
        return chosen;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Which line of the REST API is spoken. */
    public enum Api {
        /** Found by asking. */
        @JsonProperty("auto")
        AUTO,

        /** Airflow 2. */
        @JsonProperty("v1")
        V1,

        /** Airflow 3. */
        @JsonProperty("v2")
        V2
    }

    /** What the check does while DAGs run. */
    public enum Preflight {
        /** It waits until the platform is quiet. */
        @JsonProperty("wait")
        WAIT,

        /** It says what runs and goes on. */
        @JsonProperty("report")
        REPORT
    }
}
