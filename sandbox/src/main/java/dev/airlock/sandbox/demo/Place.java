package dev.airlock.sandbox.demo;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the project is, and where a world of it keeps its files. */
final class Place {
    @Option(
            names = "--root",
            hidden = true,
            defaultValue = "",
            description = "the project's directory")
    private String root = "";

    Path root() {
        return Path.of(root).toAbsolutePath().normalize();
    }

    /** A directory of this process's own. */
    Path home() {
        return root().resolve(".airlock").resolve("world-" + ProcessHandle.current().pid());
    }
}
