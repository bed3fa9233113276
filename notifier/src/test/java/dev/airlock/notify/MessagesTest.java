package dev.airlock.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.ImageTag;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.IncidentCause;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ResourceChange;
import dev.airlock.event.Step;
import dev.airlock.event.StepEvent.PaperworkPending;
import dev.airlock.event.Version;
import dev.airlock.event.WatcherEvent.DagsBlocked;
import dev.airlock.notify.KnownDeploys.Kind;
import dev.airlock.notify.config.Asks;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Asks ASKS = new Asks(false, true);
    private static final Asks ALL = new Asks(true, true);
    private static final UUID DEPLOY = new UUID(0, 1);
    private static final Version VERSION = new Version("2023.08.01.12.00.00");

    private static Optional<String> message(DeployEvent event) {
        return Messages.of("catalog-airflow", DEPLOY, event, ASKS, Kind.ORDINARY);
    }

    private static PlanProposed plan(boolean empty) {
        return new PlanProposed(
                new UUID(0, 2),
                "ab",
                VERSION,
                new ImageTag("rel-" + VERSION),
                "sha256:1",
                "base",
                "bump",
                "airlock/x",
                List.of(new ResourceChange("module.x.service", List.of("update"), List.of())),
                empty,
                List.of(),
                1,
                "lineage",
                List.of(),
                List.of());
    }

    private static ReleasePreviewed preview() {
        return new ReleasePreviewed(
                VERSION,
                true,
                "catalog-" + VERSION,
                "sha",
                null,
                List.of(),
                false,
                true,
                List.of(),
                null,
                null,
                false,
                "https://github.test/r",
                null);
    }

    @Test
    void tellsWhoStartedWhatAndWhy() {
        assertThat(message(new DeployRequested(VERSION, null, "new DAGs", "ada", null, List.of())))
                .hasValueSatisfying(text ->
                        assertThat(text)
                                .contains(
                                        "catalog-airflow",
                                        VERSION.value(),
                                        "ada",
                                        "new DAGs",
                                        DEPLOY.toString()));
    }

    @Test
    void tellsWhatAPlanThatWaitsWouldChange() {
        assertThat(message(plan(false)))
                .hasValueSatisfying(text ->
                        assertThat(text).contains("waits for approval", "module.x.service"));
    }

    @Test
    void saysNothingOfAPlanThatChangesNothing() {
        assertThat(message(plan(true))).isEmpty();
    }

    @Test
    void asksForAGrantOnlyWhereAPersonGives() {
        assertThat(message(preview())).isEmpty();
        assertThat(Messages.of("catalog", DEPLOY, preview(), ALL, Kind.ORDINARY))
                .hasValueSatisfying(text -> assertThat(text).contains("waits for a grant"));
    }

    @Test
    void tellsHowItEnded() {
        assertThat(message(new DeployEnded(Outcome.NO_CHANGES, "nothing to deploy", null, null)))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("`no-changes`", "nothing to deploy"));
    }

    @Test
    void tellsAnIncidentWithItsEvidenceAndThePausedDags() {
        var incident =
                new IncidentDeclared(
                        IncidentCause.RESUME_FAILED,
                        "a DAG could not be unpaused",
                        List.of("PATCH answered 403"),
                        List.of("image_data_refresh"),
                        "ledger");

        assertThat(message(incident))
                .hasValueSatisfying(text ->
                        assertThat(text)
                                .contains("incident", "PATCH answered 403", "image_data_refresh"));
    }

    @Test
    void cutsALongListAndSaysSo() {
        var incident =
                new IncidentDeclared(
                        IncidentCause.STEP_FAILED,
                        "much",
                        Collections.nCopies(25, "line"),
                        List.of(),
                        "ledger");

        assertThat(message(incident))
                .hasValueSatisfying(text -> assertThat(text).contains("and 5 more"));
    }

    @Test
    void nothingFromOutsideCanMentionAnybody() {
        assertThat(
                        message(
                                new DeployRequested(
                                        null, null, "<!channel> & co", "<@U1>", null, List.of())))
                .hasValueSatisfying(text ->
                        assertThat(text)
                                .contains("&lt;!channel&gt; &amp; co", "&lt;@U1&gt;")
                                .doesNotContain("<!", "<@"));
    }

    @Test
    void tellsPaperworkThatIsLeft() {
        assertThat(message(new PaperworkPending(Step.CHANGELOG, "it has conflicts", "https://x")))
                .hasValueSatisfying(text ->
                        assertThat(text).contains("changelog", "it has conflicts", "<https://x>"));
    }

    @Test
    void aDryRunIsToldAtItsEndAlone() {
        var dry = new Kind(true, false);
        var ended = new DeployEnded(Outcome.SUCCEEDED, "the plan is in the report", null, null);

        var started =
                new DeployRequested(VERSION, null, "look", "ada", null, List.of(Option.DRY_RUN));

        assertThat(Messages.of("catalog", DEPLOY, started, ALL, dry)).isEmpty();
        assertThat(Messages.of("catalog", DEPLOY, plan(false), ALL, dry)).isEmpty();
        assertThat(Messages.of("catalog", DEPLOY, preview(), ALL, dry)).isEmpty();
        assertThat(Messages.of("catalog", DEPLOY, ended, ALL, dry))
                .hasValueSatisfying(text -> assertThat(text).contains("dry run ended `succeeded`"));
    }

    @Test
    void nobodyIsAskedForAnApprovalThatPolicyGives() {
        var none = new Asks(false, false);

        assertThat(Messages.of("catalog", DEPLOY, plan(false), none, Kind.ORDINARY)).isEmpty();
    }

    @Test
    void saysThatATargetIsLockedAfterARollback() {
        assertThat(message(new DeployEnded(Outcome.ROLLED_BACK, "verified", VERSION, null)))
                .hasValueSatisfying(text -> assertThat(text).contains("`rolled-back`", "locked"));
    }

    @Test
    void isQuietOtherwise() {
        assertThat(message(new DagsBlocked(List.of(), List.of(), Instant.EPOCH, List.of())))
                .isEmpty();
    }
}
