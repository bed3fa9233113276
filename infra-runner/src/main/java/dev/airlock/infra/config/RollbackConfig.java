package dev.airlock.infra.config;

import static dev.airlock.infra.config.Values.anchored;
import static dev.airlock.infra.config.Values.orElse;
import static dev.airlock.infra.config.Values.positive;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The infra repository's deployment workflow, which brings a version back.
 *
 * @param workflow its file's name
 * @param ref the branch whose workflow file is run
 * @param input the name of the input that takes the image's tag
 * @param timeout until a run that has not ended is a failure
 * @param poll how often the run is looked at
 */
public record RollbackConfig(
        String workflow, String ref, String input, Duration timeout, Duration poll) {
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml");
    private static final Pattern REF = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._/-]*");
    private static final Pattern INPUT = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    public RollbackConfig {
        workflow = anchored("workflow", orElse(workflow, "deploy.yml"), FILE);
        ref = anchored("ref", orElse(ref, "main"), REF);
        input = anchored("input", orElse(input, "tag"), INPUT);
        timeout = positive("timeout", orElse(timeout, Duration.ofMinutes(30)));
        poll = positive("poll", orElse(poll, Duration.ofSeconds(5)));
    }

    static RollbackConfig byDefault() {
        return new RollbackConfig(
                "deploy.yml", "main", "tag", Duration.ofMinutes(30), Duration.ofSeconds(5));
    }
}
