package dev.airlock.deploy.ledger;

import static dev.airlock.deploy.ledger.Events.CLEARED;
import static dev.airlock.deploy.ledger.Events.DRY;
import static dev.airlock.deploy.ledger.Events.KNOWN;
import static dev.airlock.deploy.ledger.Events.PUBLISHED;
import static dev.airlock.deploy.ledger.Events.QUEUED;
import static dev.airlock.deploy.ledger.Events.READY;
import static dev.airlock.deploy.ledger.Events.VERSION;
import static dev.airlock.deploy.ledger.Events.WAY_BACK;
import static dev.airlock.deploy.ledger.Events.failed;
import static dev.airlock.deploy.ledger.Events.plan;
import static dev.airlock.deploy.ledger.Events.preview;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.deploy.config.Publish;
import dev.airlock.event.ApplyEffect;
import dev.airlock.event.DeployState;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.ReleaseGranted;
import dev.airlock.event.OperatorEvent.StepOverridden;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.Step;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Dry run, refused versions, and what a person may override. */
class OptionsTest {

    private static Course dry() {
        return new Course(Publish.ASK).tell(QUEUED, DRY, CLEARED, WAY_BACK);
    }

    @Test
    void aDryRunIsGrantedWhateverThePolicyAndEndsWithItsPlan() {
        var course = dry().tell(preview(false, false));
        assertThat(course.progress.last(ReleaseGranted.class).get().options())
                .containsExactly(Option.DRY_RUN);

        course.tell(READY, plan(false));

        var ended = course.progress.last(DeployEnded.class).get();
        assertThat(ended.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(ended.version()).isNull();
    }

    @Test
    void aDryRunThatFailsEndsFailed() {
        var course = dry().tell(preview(true, false), READY, failed(Step.PLAN));

        course.undoneByAll(ApplyEffect.NONE);

        assertThat(course.progress.last(DeployEnded.class).get().outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void aVersionThatWasRolledBackIsNotReleasedAgain() {
        var course = new Course(Publish.ALWAYS);
        course.rules = course.rules.refusing(Set.of(VERSION));

        course.tell(QUEUED, KNOWN, CLEARED, WAY_BACK, preview(true, false));

        assertThat(course.progress.state()).isEqualTo(DeployState.RESTORING);
    }

    @Test
    void aPersonsWordForTheBuildGoesToItsOwner() {
        var course =
                new Course(Publish.ALWAYS)
                        .tell(QUEUED, KNOWN, CLEARED, WAY_BACK, preview(true, false));
        var tooEarly = course.commands("bob").interventions();
        assertThatThrownBy(() -> tooEarly.override(Step.BUILD, "seen")).isInstanceOf(Refused.class);
        course.tell(PUBLISHED);

        course.obey(course.commands("bob").interventions().override(Step.BUILD, "seen"));

        assertThat(course.progress.last(StepOverridden.class).get().by()).isEqualTo("bob");
        assertThat(course.progress.state()).isEqualTo(DeployState.RELEASING);
        assertThatThrownBy(
                        () -> course.commands("bob").interventions().override(Step.APPLY, "seen"))
                .hasMessageContaining("not a person's");
    }
}
