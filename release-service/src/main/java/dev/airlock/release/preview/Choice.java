package dev.airlock.release.preview;

import dev.airlock.event.Version;
import dev.airlock.release.github.FoundRelease;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which release is meant. */
sealed interface Choice {
    /** This one: a draft, or found published. */
    record Chosen(Version version, FoundRelease release) implements Choice {}

    /** No draft, and the newest published release is what is deployed. */
    record NothingToDeploy(Version version, FoundRelease release) implements Choice {}

    /** None, or more than one; {@code reason} says which. */
    record Unclear(String reason) implements Choice {}

    /**
     * The requested version's release; without one, the one draft, else the newest published. Two
     * drafts are not chosen between: which of them is meant is for the caller to say.
     */
    static Choice among(
            List<FoundRelease> releases,
            String tagPrefix,
            @Nullable Version requested,
            @Nullable Version deployed) {
        var ours = releases.stream().flatMap(release -> versioned(release, tagPrefix)).toList();
        if (requested != null) {
            return ours.stream()
                    .filter(candidate -> candidate.version().equals(requested))
                    .min(Comparator.comparing(candidate -> candidate.release().draft()))
                    .<Choice>map(candidate -> candidate)
                    .orElseGet(() -> new Unclear("there is no release " + tagPrefix + requested));
        }
        var drafts = ours.stream().filter(candidate -> candidate.release().draft()).toList();
        if (drafts.size() > 1) {
            return new Unclear(
                    "there is more than one draft, say which version: "
                            + drafts.stream().map(draft -> draft.release().tag()).toList());
        }
        if (drafts.size() == 1) {
            return drafts.getFirst();
        }
        return ours.stream()
                .max(Comparator.comparing(Chosen::version))
                .map(newest -> published(newest, deployed))
                .orElseGet(() -> new Unclear("there is no release " + tagPrefix + "…"));
    }

    private static Choice published(Chosen newest, @Nullable Version deployed) {
        return newest.version().equals(deployed)
                ? new NothingToDeploy(newest.version(), newest.release())
                : newest;
    }

    private static Stream<Chosen> versioned(FoundRelease release, String tagPrefix) {
        if (!release.tag().startsWith(tagPrefix)) {
            return Stream.empty();
        }
        var version = release.tag().substring(tagPrefix.length());
        return version.matches(Version.PATTERN)
                ? Stream.of(new Chosen(new Version(version), release))
                : Stream.empty();
    }
}
