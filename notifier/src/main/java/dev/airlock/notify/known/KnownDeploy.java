package dev.airlock.notify.known;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** What is known of a deploy, as JSON. */
@Entity
class KnownDeploy {
    @Id UUID deployId;
    String known;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    KnownDeploy() {}

    KnownDeploy(UUID deployId, String known) {
        this.deployId = deployId;
        this.known = known;
    }
}
