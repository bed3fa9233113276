package dev.airlock.sandbox.scenario;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.OperatorEvent.RollbackRequested;
import dev.airlock.event.ReleaseEvent.ReleasePublished;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What GitHub should show of the deploys, as the topic tells them. */
final class DeploymentChecks {
    private static final String SUCCESS = "success";

    private DeploymentChecks() {}

    /** The last state of each deployment; only the last that succeeded is active. */
    static List<String> asEnded(Stage stage) {
        var states = new ArrayList<String>();
        for (var deploy : stage.deploys()) {
            var goesBack =
                    of(stage, deploy, RollbackRequested.class).stream()
                            .anyMatch(asked -> !asked.of().equals(deploy));
            if (!goesBack && of(stage, deploy, ReleasePublished.class).isEmpty()) {
                continue;
            }
            for (var ended : of(stage, deploy, DeployEnded.class)) {
                var state = state(ended, goesBack);
                if (state.equals(SUCCESS)) {
                    states.replaceAll(before -> before.equals(SUCCESS) ? "inactive" : before);
                }
                states.add(state);
            }
        }
        return states;
    }

    private static <E extends DeployEvent> List<E> of(Stage stage, UUID deploy, Class<E> kind) {
        return stage.world().log().events(deploy, kind);
    }

    private static String state(DeployEnded ended, boolean goesBack) {
        return switch (ended.outcome()) {
            case SUCCEEDED -> SUCCESS;
            case ROLLED_BACK -> goesBack ? SUCCESS : "failure";
            case FAILED -> "failure";
            case CANCELLED, REJECTED, NO_CHANGES -> "inactive";
        };
    }
}
