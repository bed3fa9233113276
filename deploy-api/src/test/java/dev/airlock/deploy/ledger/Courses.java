package dev.airlock.deploy.ledger;

import static dev.airlock.deploy.ledger.Events.CLEARED;
import static dev.airlock.deploy.ledger.Events.HELD;
import static dev.airlock.deploy.ledger.Events.KNOWN;
import static dev.airlock.deploy.ledger.Events.PLAN;
import static dev.airlock.deploy.ledger.Events.QUEUED;
import static dev.airlock.deploy.ledger.Events.READY;
import static dev.airlock.deploy.ledger.Events.REQUESTED;
import static dev.airlock.deploy.ledger.Events.SHA;
import static dev.airlock.deploy.ledger.Events.STARTED;
import static dev.airlock.deploy.ledger.Events.WAY_BACK;
import static dev.airlock.deploy.ledger.Events.plan;
import static dev.airlock.deploy.ledger.Events.preview;

import dev.airlock.deploy.config.Publish;
import dev.airlock.deploy.ledger.Interventions.WayBack;
import dev.airlock.event.DeployEvent;
import dev.airlock.event.DeployState;
import java.util.UUID;

/** Deploys that have come some way. */
final class Courses {
    static final DeployState APPLYING = DeployState.APPLYING;

    private Courses() {}

    static Course proposed() {
        return proposed(KNOWN);
    }

    private static Course proposed(DeployEvent requested) {
        return new Course(Publish.ALWAYS)
                .tell(
                        QUEUED,
                        requested,
                        CLEARED,
                        WAY_BACK,
                        preview(true, false),
                        READY,
                        plan(false));
    }

    static Course holding() {
        return held(proposed());
    }

    private static Course held(Course course) {
        return course.obey(course.commands("bob").approval(true, PLAN, SHA, null)).tell(HELD);
    }

    static Course applying() {
        return holding().tell(STARTED);
    }

    /** Nobody knows what ran there before. */
    static Course applyingOnAnUnknownTarget() {
        return held(proposed(REQUESTED)).tell(STARTED);
    }

    static WayBack back(String reason) {
        return new WayBack(new UUID(0, 1), null, false, reason);
    }
}
