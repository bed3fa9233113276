package dev.airlock.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem detail, <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>.
 *
 * @param type {@code about:blank}, or a path that names the kind
 * @param detail what is wrong with this very request
 * @param errors the fields at fault, if any
 * @param link what stands in the way, or what to do instead
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        List<FieldError> errors,
        @Nullable String link) {
    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** One field at fault. */
    public record FieldError(String field, String message) {}
}
