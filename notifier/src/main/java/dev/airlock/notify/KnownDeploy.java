package dev.airlock.notify;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** What of a deploy changes the words of its later messages. */
@Entity
class KnownDeploy {
    @Id UUID deployId;
    boolean dryRun;
    boolean rollback;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    KnownDeploy() {}

    KnownDeploy(UUID deployId) {
        this.deployId = deployId;
    }
}
