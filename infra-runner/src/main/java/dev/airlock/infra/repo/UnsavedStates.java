package dev.airlock.infra.repo;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;

/**
 * The states that Terraform could not save, and left where it ran: the only word on what an apply
 * did. They are moved out of the way of every clean-up, and stay until a person removes them.
 */
final class UnsavedStates {
    private static final String LEFT = "errored.tfstate";

    private final Path place;

    UnsavedStates(Path root) {
        this.place = root.resolve("unsaved-states");
    }

    /** Moves what lies in that deploy's directory; nothing there may be removed before. */
    void rescue(Path workspace) throws IOException {
        List<Path> found;
        try (var files = Files.walk(workspace)) {
            found =
                    files.filter(file -> file.getFileName().toString().equals(LEFT))
                            .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .toList();
        }
        for (var file : found) {
            Files.createDirectories(
                    place,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            // Within one file system: a full disk does not keep it from being moved.
            var to = place.resolve(workspace.getFileName() + "-" + UUID.randomUUID() + ".tfstate");
            Files.move(file, to);
            Log.errorf("Terraform could not save its state, which is kept: file=%s", to);
        }
    }

    /** Those of a deploy. */
    List<Path> of(UUID deployId) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var files = Files.list(place)) {
            return files.filter(file -> file.getFileName().toString().startsWith(deployId + "-"))
                    .sorted()
                    .toList();
        }
    }
}
