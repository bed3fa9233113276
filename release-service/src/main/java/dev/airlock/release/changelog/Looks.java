package dev.airlock.release.changelog;

import dev.airlock.event.Version;
import dev.airlock.kit.step.StepContext;
import dev.airlock.kit.step.StepFailure;
import dev.airlock.kit.step.StepUnavailable;
import dev.airlock.release.changelog.Seen.Approved;
import dev.airlock.release.changelog.Seen.Missing;
import dev.airlock.release.changelog.Seen.Objected;
import dev.airlock.release.config.ChangelogConfig;
import dev.airlock.release.github.ChangelogPull;
import dev.airlock.release.github.ChangelogPulls;
import dev.airlock.release.github.ChangelogPulls.Titled;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at one version's changelog, and approves it if nothing speaks against it. */
final class Looks {
    private final ChangelogPulls pulls;
    private final ChangelogConfig config;
    private final Version version;

    /** The commit whose approval GitHub has refused, and why: it is not asked for again. */
    private @Nullable String refusedSha;

    private String refusal = "";

    Looks(ChangelogPulls pulls, ChangelogConfig config, Version version) {
        this.pulls = pulls;
        this.config = config;
        this.version = version;
    }

    /**
     * One look; {@code late} if it is not waited any longer for what GitHub has yet to find out.
     */
    Seen look(StepContext context, boolean late) {
        try {
            return among(context, pulls.titled(config.titleOf(version)), late);
        } catch (StepUnavailable e) {
            return new Missing(e.reason());
        } catch (StepFailure e) {
            return new Objected(e.reason(), null);
        }
    }

    /** The newest there is, for a person who has looked at it; absent if it cannot be found. */
    Optional<Titled> newest() {
        try {
            return pulls.titled(config.titleOf(version)).stream().findFirst();
        } catch (StepUnavailable | StepFailure e) {
            return Optional.empty();
        }
    }

    private Seen among(StepContext context, List<Titled> titled, boolean late)
            throws StepUnavailable, StepFailure {
        if (titled.isEmpty()) {
            return new Missing(
                    "no pull request \"%s\" is there".formatted(config.titleOf(version)));
        }
        // Of several that are merged, the newest counts; nothing is left to be approved.
        var unclear = titled.size() > 1 && !titled.stream().allMatch(Titled::merged);
        return unclear ? several(titled) : one(context, titled.getFirst(), late);
    }

    private static Seen several(List<Titled> titled) {
        var names =
                titled.stream()
                        .map(each ->
                                "#%d%s (%s)"
                                        .formatted(
                                                each.number(),
                                                each.merged() ? ", merged" : "",
                                                each.url()))
                        .collect(Collectors.joining(" and "));
        return new Objected(
                "%d pull requests have its title: %s".formatted(titled.size(), names),
                titled.getFirst().url());
    }

    private Seen one(StepContext context, Titled titled, boolean late)
            throws StepUnavailable, StepFailure {
        var pull = pulls.read(titled.number());
        if (pull.merged()) {
            return new Approved(
                    pull.number(),
                    pull.url(),
                    true,
                    true,
                    Objects.requireNonNullElse(pull.approvedBy(), "unknown"));
        }
        if (pull.conflicted() == null && !late) {
            return new Missing("GitHub does not know yet whether it has conflicts");
        }
        var path = config.pathOf(version);
        var objection =
                config.merge()
                        ? Review.objection(pull, config.author(), path)
                                .or(() -> Review.unfamiliar(pull, config.author(), path))
                        : Review.objection(pull, config.author(), path);
        return objection.isPresent()
                ? new Objected(named(pull, objection.get()), pull.url())
                : approve(context, pull);
    }

    /** Refused by GitHub, for example because our own account opened it: a person's turn. */
    private Seen approve(StepContext context, ChangelogPull pull) throws StepUnavailable {
        var by = pull.approvedBy();
        if (by == null && pull.headSha().equals(refusedSha)) {
            return new Objected(refusal, pull.url());
        }
        var already = by != null;
        try {
            if (by == null) {
                context.checkCurrent();
                by = pulls.approve(pull, "%s is deployed and verified.".formatted(version));
            }
            if (config.merge()) {
                context.checkCurrent();
                pulls.merge(pull);
            }
        } catch (StepFailure e) {
            refusedSha = by == null ? pull.headSha() : null;
            refusal = named(pull, e.reason());
            return new Objected(refusal, pull.url());
        }
        return new Approved(pull.number(), pull.url(), already, config.merge(), by);
    }

    private static String named(ChangelogPull pull, String reason) {
        return "pull request #%d: %s".formatted(pull.number(), reason);
    }
}
