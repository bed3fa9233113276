package dev.airlock.deploy.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One command, obeyed or not.
 *
 * @param via how we knew them, {@code token} or {@code oidc}; null of who was not known
 * @param address where it came from
 * @param action in kebab case: {@code call-team}
 * @param reason in the caller's words
 * @param outcome {@code done}, {@code forbidden}, {@code refused} or {@code failed}
 * @param detail why it was not done
 * @param request all that was asked for
 */
public record AuditEntry(
        UUID id,
        Instant time,
        String by,
        @Nullable String via,
        String address,
        String action,
        @Nullable String target,
        @Nullable UUID deployId,
        @Nullable String reason,
        String outcome,
        @Nullable String detail,
        @Schema(type = SchemaType.OBJECT) JsonNode request) {
    /** The same, with what became of it. */
    public AuditEntry with(String becameOfIt, @Nullable String why) {
        return new AuditEntry(
                id,
                time,
                by,
                via,
                address,
                action,
                target,
                deployId,
                reason,
                becameOfIt,
                why,
                request);
    }
}
