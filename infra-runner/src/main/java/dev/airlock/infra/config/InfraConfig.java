package dev.airlock.infra.config;

import static dev.airlock.infra.config.Values.anchored;
import static dev.airlock.infra.config.Values.orElse;
import static dev.airlock.infra.config.Values.positive;
import static dev.airlock.infra.config.Values.required;

import dev.airlock.kit.config.Secret;
import dev.airlock.kit.oci.ImageSource;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A target's {@code infra} section.
 *
 * @param repository where to clone from: {@code https}, or {@code file} with an absolute path
 * @param branch the default branch
 * @param declaration the file with the module declaration and the gate, from the root
 * @param versionPattern its group 1 is the bumped version
 * @param commandEnvironment more variables for the commands, secrets by their name
 * @param rollback the workflow that brings a version back
 * @param image without a tag; resolved at the registry just before the apply
 */
public record InfraConfig(
        URI repository,
        String branch,
        Secret token,
        String environment,
        String module,
        String declaration,
        String gate,
        Pattern versionPattern,
        Commands commands,
        Map<String, String> commandEnvironment,
        Duration commandTimeout,
        Duration interruptGrace,
        ContractConfig contract,
        PullRequestConfig pullRequest,
        RollbackConfig rollback,
        URI registry,
        String image,
        @Nullable Secret registryToken,
        Duration timeout) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern IMAGE =
            Pattern.compile("[a-z0-9.-]+(:[0-9]+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public InfraConfig {
        required("repository", repository);
        if (!"https".equals(repository.getScheme()) && !"file".equals(repository.getScheme())) {
            throw new IllegalArgumentException("repository must be an https or a file address");
        }
        if (repository.getUserInfo() != null) {
            throw new IllegalArgumentException("repository must not hold a password");
        }
        branch = anchored("branch", orElse(branch, "main"), PATH);
        required("token", token);
        environment = anchored("environment", environment, NAME);
        module = anchored("module", module, NAME);
        declaration = anchored("declaration", declaration, PATH);
        gate = anchored("gate", orElse(gate, "running_dags_cleared"), ATTRIBUTE);
        required("versionPattern", versionPattern);
        if (versionPattern.matcher("").groupCount() != 1) {
            throw new IllegalArgumentException("versionPattern must have exactly one group");
        }
        commands = orElse(commands, Commands.byDefault());
        commandEnvironment = Map.copyOf(orElse(commandEnvironment, Map.of()));
        commandEnvironment.keySet().forEach(name -> anchored("commandEnvironment", name, VARIABLE));
        commandTimeout = positive("commandTimeout", orElse(commandTimeout, Duration.ofMinutes(30)));
        interruptGrace = positive("interruptGrace", orElse(interruptGrace, Duration.ofMinutes(2)));
        required("contract", contract);
        required("pullRequest", pullRequest);
        rollback = orElse(rollback, RollbackConfig.byDefault());
        registry = Values.http("registry", registry);
        image = anchored("image", image, IMAGE);
        timeout = positive("timeout", orElse(timeout, Duration.ofSeconds(10)));
    }

    /** Where the released image is. */
    public ImageSource imageSource() {
        return new ImageSource(registry, image, registryToken, timeout);
    }
}
