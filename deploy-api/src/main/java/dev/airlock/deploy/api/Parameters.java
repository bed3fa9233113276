package dev.airlock.deploy.api;

import dev.airlock.deploy.access.BadField;
import dev.airlock.event.DeployState;
import dev.airlock.event.Version;
import dev.airlock.event.flow.Flow;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads headers and query parameters; one that cannot be is a {@link BadField} of its name. An
 * empty one comes as one that is not given.
 */
final class Parameters {
    private Parameters() {}

    static @Nullable UUID uuid(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw new BadField(name, "is not a UUID");
        }
    }

    static Version version(String name, String value) {
        try {
            return Version.of(value);
        } catch (IllegalArgumentException e) {
            throw new BadField(name, "is not a version like 2023.07.03.17.52.00");
        }
    }

    static @Nullable Instant instant(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new BadField(name, "is not a time like 2026-01-01T12:00:00Z");
        }
    }

    /** A whole number from 1 on; {@code usual} if it is not given. */
    static int whole(String name, @Nullable String value, int usual, int most) {
        if (value == null) {
            return usual;
        }
        try {
            var given = Integer.parseInt(value);
            if (given >= 1 && given <= most) {
                return given;
            }
        } catch (NumberFormatException e) {
            // Said below, as of one that is too large.
        }
        throw new BadField(name, "is not a whole number from 1 to " + most);
    }

    static @Nullable String state(@Nullable String value) {
        if (value != null
                && Arrays.stream(DeployState.values()).map(Flow::name).noneMatch(value::equals)) {
            throw new BadField("state", "is not a state of a deploy");
        }
        return value;
    }
}
