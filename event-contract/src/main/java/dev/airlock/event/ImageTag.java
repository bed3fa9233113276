package dev.airlock.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The tag of a container image, for example {@code rel-2023.07.03.17.52.00}, in the grammar of the
 * OCI distribution specification.
 */
public record ImageTag(@JsonValue String value) {
    private static final Pattern FORMAT = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    public ImageTag {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("not an image tag: " + Printable.of(value));
        }
    }

    @JsonCreator
    public static ImageTag of(String value) {
        return new ImageTag(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
