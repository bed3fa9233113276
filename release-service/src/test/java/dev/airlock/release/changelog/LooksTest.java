package dev.airlock.release.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.DeployEvent;
import dev.airlock.event.Envelope;
import dev.airlock.event.Version;
import dev.airlock.kit.config.TargetsFile;
import dev.airlock.kit.step.StepContext;
import dev.airlock.release.changelog.Seen.Approved;
import dev.airlock.release.changelog.Seen.Missing;
import dev.airlock.release.changelog.Seen.Objected;
import dev.airlock.release.config.ReleaseConfig;
import dev.airlock.release.github.FakePulls;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final Version VERSION = new Version("2023.08.01.12.00.00");
    private static final String BOT = "github-actions[bot]";
    private static final ReleaseConfig CONFIG =
            TargetsFile.parse(
                            """
                            catalog:
                              release:
                                repository: WordPress/openverse
                                token: env:PATH
                                approverToken: env:PATH
                                tagPrefix: catalog-
                                image: ghcr.io/wordpress/openverse-catalog
                                registry: https://ghcr.io
                                changelog:
                                  path: c/{version}.md
                                  title: Publish {version}
                                  author: github-actions[bot]
                            """)
                    .section("release", ReleaseConfig.class)
                    .get("catalog");

    private final FakePulls pulls =
            new FakePulls(CONFIG.changelog().titleOf(VERSION), CONFIG.changelog().pathOf(VERSION));
    private final Looks looks = new Looks(pulls.of(CONFIG), CONFIG.changelog(), VERSION);

    @Test
    void oneThatIsNotThereMayStillCome() {
        assertThat(look()).isInstanceOf(Missing.class);
        assertThat(looks.newest()).isEmpty();
    }

    @Test
    void ofTwoNoneIsApprovedAndBothAreNamed() {
        pulls.open(8, BOT, true, "clean");
        pulls.open(7, BOT, true, "clean");

        var seen = look();

        assertThat(reason(seen)).contains("#8 (https://github.test/8) and #7");
        assertThat(pulls.asked()).isZero();
    }

    @Test
    void anOpenOneBesideAMergedOneIsUnclearToo() {
        pulls.open(8, BOT, true, "clean");
        pulls.merged(7);

        assertThat(reason(look())).contains("#7, merged");
    }

    @Test
    void aMergedOneIsDone() {
        pulls.merged(7);

        assertThat(look())
                .isEqualTo(new Approved(7, "https://github.test/7", true, true, "unknown"));
    }

    @Test
    void aConflictedOneIsNamed() {
        pulls.open(7, BOT, null, "dirty");

        assertThat(reason(look())).isEqualTo("pull request #7: it has conflicts");
        assertThat(pulls.asked()).isZero();
    }

    @Test
    void oneOfWhichGitHubIsNotSureYetIsLookedAtAgain() {
        pulls.open(7, BOT, null, "unknown");

        assertThat(look()).isInstanceOf(Missing.class);
        assertThat(pulls.asked()).isZero();
        assertThat(looks.look(new Alone(), true)).isInstanceOf(Approved.class);
    }

    @Test
    void onesThatAPersonHasApprovedIsNotApprovedAgain() {
        pulls.open(7, "ann", true, "clean");
        pulls.reviewed("bob", "APPROVED");

        assertThat(look()).isEqualTo(new Approved(7, "https://github.test/7", true, false, "bob"));
        assertThat(pulls.asked()).isZero();
    }

    @Test
    void onesInWhichAPersonAsksForChangesWaits() {
        pulls.open(7, BOT, true, "clean");
        pulls.reviewed("bob", "APPROVED");
        pulls.reviewed("ann", "CHANGES_REQUESTED");

        assertThat(reason(look())).isEqualTo("pull request #7: ann asks for changes in it");
        assertThat(pulls.asked()).isZero();
    }

    @Test
    void ofOnesThatOurOwnAccountOpenedItSaysWhatGitHubSaysAndAsksOnce() {
        pulls.open(7, BOT, true, "clean");
        pulls.isOwn();

        var first = look();
        var second = look();

        assertThat(reason(first)).contains("#7", "422", "Can not approve your own pull request");
        assertThat(second).isEqualTo(first);
        assertThat(pulls.asked()).isEqualTo(1);
    }

    @Test
    void aPersonApprovesWhatOurOwnAccountOpened() {
        pulls.open(7, BOT, true, "clean");
        pulls.isOwn();
        look();
        pulls.reviewed("bob", "APPROVED");

        assertThat(look()).isInstanceOf(Approved.class);
    }

    private Seen look() {
        return looks.look(new Alone(), false);
    }

    private static String reason(Seen seen) {
        return seen instanceof Objected(var reason, var _) ? reason : "no objection: " + seen;
    }

    /** Nothing is newer. */
    private static final class Alone implements StepContext {
        @Override
        public Envelope cause() {
            throw new AssertionError("a look needs no cause");
        }

        @Override
        public void checkCurrent() {}

        @Override
        public void pause(Duration duration) {
            throw new AssertionError("a look does not wait");
        }

        @Override
        public Watch onSuperseded(Runnable interrupt) {
            return () -> {};
        }

        @Override
        public Watch onStopped(Runnable interrupt) {
            return () -> {};
        }

        @Override
        public <R> R transact(Supplier<R> work) {
            throw new AssertionError("a look writes nothing down");
        }

        @Override
        public void finish(Runnable work) {
            throw new AssertionError("a look is not the end");
        }

        @Override
        public void record(Runnable work) {
            throw new AssertionError("a look writes nothing down");
        }

        @Override
        public UUID emit(DeployEvent event) {
            throw new AssertionError("a look tells nothing");
        }
    }
}
