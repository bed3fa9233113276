package dev.airlock.deploy.history;

import dev.airlock.event.Version;
import dev.airlock.kit.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The versions that were rolled back on a target, until a person allows them again. */
@ApplicationScoped
public class RefusedVersions {
    private final Sql sql;

    RefusedVersions(Sql sql) {
        this.sql = sql;
    }

    /** A version that is refused, and the deploy that brought it. */
    public record RefusedVersion(String version, UUID deployId, Instant since) {}

    /** Those of a target, the latest first. */
    public List<RefusedVersion> of(String target) {
        return sql.query(
                "select version, deploy_id, since from refused_version where target = ?"
                        + " order by since desc",
                results ->
                        new RefusedVersion(
                                results.getString(1),
                                results.getObject(2, UUID.class),
                                results.getObject(3, OffsetDateTime.class).toInstant()),
                target);
    }

    Set<Version> versions(String target) {
        return of(target).stream()
                .map(refused -> Version.of(refused.version()))
                .collect(Collectors.toUnmodifiableSet());
    }

    void refuse(String target, Version version, UUID deployId, Instant since) {
        sql.update(
                "insert into refused_version (target, version, deploy_id, since)"
                        + " values (?, ?, ?, ?) on conflict do nothing",
                target,
                version.value(),
                deployId,
                since.atOffset(ZoneOffset.UTC));
    }

    /** Whether it was refused until now. */
    boolean allow(String target, Version version) {
        return sql.update(
                        "delete from refused_version where target = ? and version = ?",
                        target,
                        version.value())
                == 1;
    }
}
