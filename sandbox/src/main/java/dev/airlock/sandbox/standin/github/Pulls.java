package dev.airlock.sandbox.standin.github;

import dev.airlock.sandbox.standin.web.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pull requests of one repository. */
final class Pulls {
    private static final int FIRST_NUMBER = 2_501;

    private final Timeline timeline;
    private final History history;
    private final List<Pull> pulls = new ArrayList<>();
    private int reviews;

    Pulls(Timeline timeline, History history) {
        this.timeline = timeline;
        this.history = history;
    }

    Pull open(String author, String head, String base, String title, String body) {
        var sha = history.find("heads/" + head).orElseThrow().sha();
        var number = FIRST_NUMBER + pulls.size();
        var now = timeline.now();
        var pull =
                new Pull(
                        number, title, body, author, head, sha, base, true, now, null, null,
                        List.of());
        pulls.add(pull);
        return pull;
    }

    /** One whose branch somebody deleted is closed, as GitHub does by itself. */
    List<Pull> all() {
        pulls.replaceAll(pull ->
                pull.open() && history.find("heads/" + pull.head()).isEmpty()
                        ? pull.closed(timeline.now(), null)
                        : pull);
        return List.copyOf(pulls);
    }

    Optional<Pull> find(int number) {
        return all().stream().filter(pull -> pull.number() == number).findFirst();
    }

    /** Where the head branch stands, or stood when it was deleted. */
    String headSha(Pull pull) {
        return history.find("heads/" + pull.head()).map(Commit::sha).orElse(pull.headSha());
    }

    /** What it would bring in. */
    Comparison comparison(Pull pull) {
        var base = history.find("heads/" + pull.base()).orElseThrow();
        return history.compare(base.sha(), headSha(pull));
    }

    Review review(Pull pull, String author, String state, String body) {
        var review = new Review(++reviews, author, state, body, headSha(pull), timeline.now());
        pulls.set(pulls.indexOf(pull), pull.with(review));
        return review;
    }

    Pull change(Pull pull, String title, String body, boolean open) {
        var changed = pull.changed(title, body, open, timeline.now());
        pulls.set(pulls.indexOf(pull), changed);
        return changed;
    }

    Optional<Commit> merge(Pull pull) {
        var message = "%s (#%d)".formatted(pull.title(), pull.number());
        var merged = history.merge(pull.base(), headSha(pull), message, timeline.now());
        merged.ifPresent(commit -> close(pull, commit.sha()));
        return merged;
    }

    private void close(Pull pull, @Nullable String mergeCommit) {
        pulls.set(pulls.indexOf(pull), pull.closed(timeline.now(), mergeCommit));
    }
}
