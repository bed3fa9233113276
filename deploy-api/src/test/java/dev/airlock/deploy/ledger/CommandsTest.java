package dev.airlock.deploy.ledger;

import static dev.airlock.deploy.ledger.Events.CLEARED;
import static dev.airlock.deploy.ledger.Events.PLAN;
import static dev.airlock.deploy.ledger.Events.QUEUED;
import static dev.airlock.deploy.ledger.Events.READY;
import static dev.airlock.deploy.ledger.Events.REQUESTED;
import static dev.airlock.deploy.ledger.Events.SHA;
import static dev.airlock.deploy.ledger.Events.WAY_BACK;
import static dev.airlock.deploy.ledger.Events.plan;
import static dev.airlock.deploy.ledger.Events.preview;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.deploy.config.Policy;
import dev.airlock.deploy.config.Publish;
import dev.airlock.deploy.config.RollbackPreflight;
import dev.airlock.deploy.config.Windows;
import dev.airlock.event.DeployState;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.PlanApproved;
import dev.airlock.event.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private static Course proposed(int approvals, boolean requesterMayApprove) {
        return new Course(
                        Publish.ALWAYS,
                        new Policy(
                                approvals,
                                requesterMayApprove,
                                false,
                                Duration.ofHours(1),
                                false,
                                RollbackPreflight.REQUIRE,
                                Duration.ofHours(2),
                                Duration.ofHours(1),
                                Windows.NONE,
                                Map.of()))
                .tell(
                        QUEUED,
                        REQUESTED,
                        CLEARED,
                        WAY_BACK,
                        preview(true, false),
                        READY,
                        plan(false));
    }

    @Test
    void waitsForAsManyPeopleAsThePolicySays() {
        var course = proposed(2, true);
        course.obey(course.commands("bob").approval(true, PLAN, SHA, null));
        assertThat(course.progress.state()).isEqualTo(DeployState.AWAITING_APPROVAL);

        course.obey(course.commands("carol").approval(true, PLAN, SHA, null));

        assertThat(course.progress.last(PlanApproved.class).get().by()).isEqualTo("bob, carol");
    }

    @Test
    void refusesASecondApprovalBySomebody() {
        var course = proposed(2, true);
        course.obey(course.commands("bob").approval(true, PLAN, SHA, null));

        assertThatThrownBy(() -> course.commands("bob").approval(true, PLAN, SHA, null))
                .hasMessage("bob has approved this plan already");
    }

    @Test
    void refusesAnApprovalAfterTheApproval() {
        var course = proposed(1, true);
        course.obey(course.commands("bob").approval(true, PLAN, SHA, null));

        assertThatThrownBy(() -> course.commands("carol").approval(true, PLAN, SHA, null))
                .hasMessage("no plan waits for a decision: the deploy is holding");
    }

    @Test
    void refusesTheRequesterIfPolicyDoes() {
        var course = proposed(1, false);

        assertThatThrownBy(() -> course.commands("alice").approval(true, PLAN, SHA, null))
                .isInstanceOf(Refused.class);
    }

    @Test
    void refusesAnotherPlan() {
        var course = proposed(1, true);

        assertThatThrownBy(() -> course.commands("bob").approval(true, new UUID(1, 1), SHA, null))
                .hasMessage("that is not the plan proposed");
        assertThatThrownBy(() -> course.commands("bob").approval(true, PLAN, "00", null))
                .hasMessage("that is not the plan proposed");
    }

    @Test
    void rejectsAPlan() {
        var course = proposed(1, true);

        course.obey(course.commands("bob").approval(false, PLAN, SHA, "no"));

        assertThat(course.progress.state()).isEqualTo(DeployState.RESTORING);
    }

    @Test
    void endsAQueuedDeployDirectly() {
        var course = new Course(Publish.ALWAYS).tell(QUEUED);

        course.obey(course.commands("bob").cancel("not now"));

        assertThat(course.progress.last(DeployEnded.class).get().outcome())
                .isEqualTo(Outcome.CANCELLED);
        assertThatThrownBy(() -> course.commands("bob").cancel("again")).hasMessage("it has ended");
    }
}
