package dev.airlock.release.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.Version;
import dev.airlock.release.github.FoundRelease;
import dev.airlock.release.preview.Choice.Chosen;
import dev.airlock.release.preview.Choice.NothingToDeploy;
import dev.airlock.release.preview.Choice.Unclear;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final Version OLD = new Version("2023.07.03.17.52.00");
    private static final Version NEW = new Version("2023.08.01.12.00.00");

    private static FoundRelease release(String tag, boolean draft) {
        return new FoundRelease(1, tag, "main", draft, "https://github.test/" + tag, null);
    }

    private static FoundRelease draft(Version version) {
        return release("catalog-" + version, true);
    }

    private static FoundRelease published(Version version) {
        return release("catalog-" + version, false);
    }

    private static Choice choose(
            @Nullable Version requested, @Nullable Version deployed, FoundRelease... releases) {
        return Choice.among(List.of(releases), "catalog-", requested, deployed);
    }

    @Test
    void takesTheDraft() {
        var draft = draft(NEW);

        assertThat(choose(null, OLD, published(OLD), draft)).isEqualTo(new Chosen(NEW, draft));
    }

    @Test
    void passesOverTheReleasesOfOtherApps() {
        var draft = draft(NEW);

        assertThat(choose(null, OLD, release("api-" + NEW, true), draft, release("v1", true)))
                .isEqualTo(new Chosen(NEW, draft));
    }

    @Test
    void doesNotChooseBetweenTwoDrafts() {
        var choice = choose(null, OLD, draft(NEW), draft(OLD));

        assertThat(choice)
                .isInstanceOfSatisfying(
                        Unclear.class,
                        unclear ->
                                assertThat(unclear.reason())
                                        .contains("catalog-" + NEW, "catalog-" + OLD));
    }

    @Test
    void takesTheVersionAskedForAmongSeveralDrafts() {
        var wanted = draft(OLD);

        assertThat(choose(OLD, null, draft(NEW), wanted)).isEqualTo(new Chosen(OLD, wanted));
    }

    @Test
    void findsAVersionAskedForThatIsPublishedAlready() {
        var there = published(NEW);

        assertThat(choose(NEW, OLD, draft(NEW), there)).isEqualTo(new Chosen(NEW, there));
    }

    @Test
    void saysThatAVersionAskedForIsNotThere() {
        assertThat(choose(NEW, OLD, published(OLD)))
                .isEqualTo(new Unclear("there is no release catalog-" + NEW));
    }

    @Test
    void hasNothingToDeployWhenTheNewestPublishedOneRuns() {
        var newest = published(NEW);

        assertThat(choose(null, NEW, newest, published(OLD)))
                .isEqualTo(new NothingToDeploy(NEW, newest));
    }

    @Test
    void takesTheNewestPublishedOneWhenAnotherRuns() {
        var newest = published(NEW);

        assertThat(choose(null, OLD, published(OLD), newest)).isEqualTo(new Chosen(NEW, newest));
    }

    @Test
    void saysThatThereIsNoReleaseAtAll() {
        assertThat(choose(null, OLD)).isInstanceOf(Unclear.class);
    }
}
