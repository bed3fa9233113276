package dev.airlock.release.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.release.github.ChangelogPull;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private static final String BOT = "github-actions[bot]";
    private static final String PATH = "changelogs/1.md";

    private static ChangelogPull pull(String author, boolean conflicted, String... files) {
        return new ChangelogPull(
                7,
                "https://github.test/7",
                author,
                "sha",
                false,
                conflicted,
                List.of(files),
                null,
                null);
    }

    @Test
    void findsNothingAgainstTheBotsChangelog() {
        assertThat(Review.objection(pull(BOT, false, PATH), BOT, PATH)).isEmpty();
    }

    @Test
    void objectsToAnotherAuthor() {
        assertThat(Review.objection(pull("mallory", false, PATH), BOT, PATH))
                .contains("it was opened by mallory, not by " + BOT);
    }

    @Test
    void objectsToAFileMore() {
        assertThat(Review.objection(pull(BOT, false, PATH, "catalog/dag.py"), BOT, PATH))
                .isPresent();
    }

    @Test
    void objectsToConflicts() {
        assertThat(Review.objection(pull(BOT, true, PATH), BOT, PATH)).contains("it has conflicts");
    }
}
