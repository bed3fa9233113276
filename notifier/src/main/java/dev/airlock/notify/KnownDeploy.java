package dev.airlock.notify;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What of a deploy changes the words of its later messages. */
@Entity
class KnownDeploy {
    @Id UUID deployId;
    boolean dryRun;
    boolean rollback;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> warnings = List.of();

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    KnownDeploy() {}

    KnownDeploy(UUID deployId) {
        this.deployId = deployId;
    }
}
