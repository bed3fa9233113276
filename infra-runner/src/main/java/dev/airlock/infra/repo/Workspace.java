package dev.airlock.infra.repo;

import dev.airlock.event.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;

/**
 * A deploy's own directory, for this process's user alone: the clone, the commands' home, and the
 * private place where a plan lies while it is needed.
 */
public record Workspace(Path directory) {

    static Workspace create(Path directory) throws IOException {
        var workspace = new Workspace(directory);
        for (var each : new Path[] {directory, workspace.home(), workspace.privatePlace()}) {
            if (!Files.isDirectory(each)) {
                Files.createDirectory(
                        each,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
        }
        return workspace;
    }

    public Path clone() {
        return directory.resolve("clone");
    }

    public Path home() {
        return directory.resolve("home");
    }

    private Path privatePlace() {
        return directory.resolve("private");
    }

    /** Where that plan lies while it is made, read or applied; outside the clone. */
    public Path planFile(UUID planId) {
        return privatePlace().resolve(planId + ".tfplan");
    }

    /** Readable for this user alone from its first byte. */
    public void writePlan(UUID planId, byte[] plan) throws IOException {
        var file = planFile(planId);
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, plan, StandardOpenOption.WRITE);
    }

    /** No plan file is left afterwards. */
    public void destroyPlans() throws IOException {
        if (Files.isDirectory(privatePlace())) {
            FileTrees.empty(privatePlace());
        }
    }

    /** Whether a plan file lies here. */
    public boolean holdsPlan() throws IOException {
        if (!Files.isDirectory(privatePlace())) {
            return false;
        }
        try (var files = Files.list(privatePlace())) {
            return files.findAny().isPresent();
        }
    }

    /** The values of the commands' placeholders. */
    public Map<String, String> placeholders(
            String environment, String module, Version version, UUID planId) {
        return Map.of(
                "environment",
                environment,
                "module",
                module,
                "version",
                version.value(),
                "planFile",
                planFile(planId).toString());
    }
}
