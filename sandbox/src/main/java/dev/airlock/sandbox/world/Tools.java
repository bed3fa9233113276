package dev.airlock.sandbox.world;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Where git, just, curl and Terraform are: the path, with the project's own tools first. */
record Tools(String path, String terraform) {
    static Tools find(Path root) {
        var path = root.resolve(".tools/bin") + File.pathSeparator + System.getenv("PATH");
        var terraform =
                Stream.of("terraform", "tofu")
                        .filter(program -> isOn(path, program))
                        .findFirst()
                        .orElseThrow(() -> missing("terraform or tofu"));
        Stream.of("git", "just", "curl")
                .filter(program -> !isOn(path, program))
                .findFirst()
                .ifPresent(program -> {
                    throw missing(program);
                });
        return new Tools(path, terraform);
    }

    private static boolean isOn(String path, String program) {
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static IllegalStateException missing(String program) {
        return new IllegalStateException(
                "there is no %s on the path; ./airlock doctor says how to get it"
                        .formatted(program));
    }
}
