package dev.airlock.infra;

import dev.airlock.infra.config.CommandEnvironment;
import dev.airlock.infra.config.InfraTargets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the programs and secrets are there which the commands need. */
@Readiness
@ApplicationScoped
class ToolsHealth implements HealthCheck {
    private final InfraTargets targets;
    private final List<String> tools;

    ToolsHealth(
            InfraTargets targets,
            @ConfigProperty(name = "airlock.infra.tools", defaultValue = "git,terraform|tofu")
                    List<String> tools) {
        this.targets = targets;
        this.tools = List.copyOf(tools);
    }

    @Override
    public HealthCheckResponse call() {
        var missing = new ArrayList<>(missing(System.getenv().getOrDefault("PATH", "")));
        missing.addAll(missingSecrets());
        var response = HealthCheckResponse.named("tools").status(missing.isEmpty());
        if (!missing.isEmpty()) {
            response.withData("missing", String.join(", ", missing));
        }
        return response.build();
    }

    private List<String> missing(String path) {
        var needed = new TreeSet<>(tools);
        targets.all()
                .forEach(config ->
                        config.commands().all().forEach(line -> needed.add(line.program())));
        return needed.stream().filter(tool -> !isThere(tool, path)).toList();
    }

    private List<String> missingSecrets() {
        var missing = new ArrayList<String>();
        for (var config : targets.all()) {
            try {
                CommandEnvironment.of(config);
            } catch (IllegalStateException e) {
                missing.add(String.valueOf(e.getMessage()));
            }
        }
        return missing;
    }

    /** Alternatives are separated by a bar. */
    static boolean isThere(String tool, String path) {
        return Arrays.stream(tool.split("\\|")).anyMatch(each -> isOnPath(each, path));
    }

    private static boolean isOnPath(String program, String path) {
        if (program.contains("/")) {
            return Files.isExecutable(Path.of(program));
        }
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, program))
                .anyMatch(Files::isExecutable);
    }
}
