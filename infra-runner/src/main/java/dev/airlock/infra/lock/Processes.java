package dev.airlock.infra.lock;

import dev.airlock.infra.lock.HeldLock.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which processes there are, as Linux tells in {@code /proc} (proc(5)). A run's carry its id in
 * their environment, which they hand down to whatever they start.
 */
@ApplicationScoped
class Processes {
    private static final String MARK = "AIRLOCK_RUN";
    private static final Path PROC = Path.of("/proc");
    private static final Path BOOT = PROC.resolve("sys/kernel/random/boot_id");
    private static final Path NAMESPACE = PROC.resolve("self/ns/pid");

    /** What a run's processes carry. */
    static Map<String, String> mark(UUID runId) {
        return Map.of(MARK, runId.toString());
    }

    /** This machine and which of its processes can be seen; absent where no {@code /proc} tells. */
    Optional<Place> here() {
        try {
            return Optional.of(
                    new Place(
                            Files.readString(BOOT).strip(),
                            Files.readSymbolicLink(NAMESPACE).toString()));
        } catch (IOException e) {
            // No Linux: nothing can be proved about processes.
            return Optional.empty();
        }
    }

    /** Whether all that this process starts dies with it, as it is the first of a container. */
    boolean areBoundToUs() {
        return ProcessHandle.current().pid() == 1;
    }

    /** Whether any of a run's processes is there; what has died and was not waited for is not. */
    boolean isAlive(UUID runId) throws IOException {
        var mark = MARK + "=" + runId;
        try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var process : processes) {
                if (environment(process).contains(mark)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It has ended meanwhile, or is another user's: none that we started.
            return "";
        }
    }
}
