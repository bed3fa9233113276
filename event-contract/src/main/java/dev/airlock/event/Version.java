package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A release's version, the UTC time of its draft: {@code 2023.07.03.17.52.00}. The pattern is
 * anchored because the value ends up in argument lists, git refs and paths.
 */
public record Version(@JsonValue String value) implements Comparable<Version> {
    /** What a version looks like. */
    public static final String PATTERN = "\\d{4}\\.\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{2}";

    private static final Pattern FORMAT = Pattern.compile(PATTERN);

    public Version {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a version looks like 2023.07.03.17.52.00, this does not: "
                            + Printable.of(value));
        }
    }

    @JsonCreator
    public static Version of(String value) {
        return new Version(value);
    }

    @Override
    public int compareTo(Version other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
