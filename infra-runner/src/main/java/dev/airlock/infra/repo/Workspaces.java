package dev.airlock.infra.repo;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * This process's workspaces, one per deploy, under a directory that it holds a lock on. What a dead
 * process left, plans above all, is removed at the start: its lock is free. A state that Terraform
 * could not save outlives them all.
 */
@Startup
@ApplicationScoped
public class Workspaces {
    private static final String PREFIX = "replica-";
    private static final String LOCK = ".lock";
    private static final String ENDED = "ended";

    private final Path root;
    private final Path mine;
    private final UnsavedStates unsaved;
    private final FileChannel channel;
    private final FileLock lock;

    @Inject
    Workspaces(@ConfigProperty(name = "airlock.infra.workspaces") Optional<Path> configured)
            throws IOException {
        this(configured.orElse(Path.of(System.getProperty("java.io.tmpdir"), "airlock-infra")));
    }

    /** Under that directory, which may be shared with other replicas of this machine. */
    public Workspaces(Path root) throws IOException {
        Files.createDirectories(root);
        this.root = root;
        this.unsaved = new UnsavedStates(root);
        this.mine =
                Files.createTempDirectory(
                        root,
                        PREFIX,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        // Locked before it has its name: nobody finds it free while we live.
        var unnamed = mine.resolve(LOCK + ".new");
        this.channel =
                FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.lock = channel.lock();
        Files.move(unnamed, mine.resolve(LOCK));
        removeLeftovers();
    }

    void stop(@Observes ShutdownEvent event) throws IOException {
        close();
    }

    /** Nothing is left. */
    public void close() throws IOException {
        lock.release();
        channel.close();
        removeReplica(mine);
    }

    /** The deploy's, made if there is none here yet. */
    public Workspace open(UUID deployId) throws IOException {
        return Workspace.create(mine.resolve(deployId.toString()));
    }

    /** The deploy's, if it was worked on in this process. */
    public Optional<Workspace> find(UUID deployId) {
        return Optional.of(mine.resolve(deployId.toString()))
                .filter(Files::isDirectory)
                .map(Workspace::new);
    }

    /** Whether there was one. */
    public boolean remove(UUID deployId) throws IOException {
        var workspace = find(deployId);
        if (workspace.isPresent()) {
            unsaved.rescue(workspace.get().directory());
            FileTrees.remove(workspace.get().directory());
        }
        return workspace.isPresent();
    }

    /** The files with what Terraform could not save of its state in that deploy. */
    public List<Path> unsavedStates(UUID deployId) throws IOException {
        var workspace = find(deployId);
        if (workspace.isPresent()) {
            unsaved.rescue(workspace.get().directory());
        }
        return unsaved.of(deployId);
    }

    /** This process among all that share the root. */
    public String replica() {
        return mine.getFileName().toString();
    }

    /** Whether that one was found dead, now or before, by anybody who shares the root. */
    public boolean hasDied(String replica) throws IOException {
        removeLeftovers();
        return Files.exists(root.resolve(ENDED).resolve(replica));
    }

    /** Removes what dead processes left under the same root: plan files above all. */
    public void removeLeftovers() throws IOException {
        List<Path> replicas;
        try (var entries = Files.list(root)) {
            replicas =
                    entries.filter(each -> each.getFileName().toString().startsWith(PREFIX))
                            .filter(Files::isDirectory)
                            // Closing a file, even after a look, gives up this process's lock on
                            // it.
                            .filter(each -> !each.equals(mine))
                            .toList();
        }
        for (var replica : replicas) {
            if (isDead(replica)) {
                var ended = Files.createDirectories(root.resolve(ENDED));
                Files.write(ended.resolve(replica.getFileName()), new byte[0]);
                removeReplica(replica);
                Log.infof("Removed what a dead process left: directory=%s", replica);
            }
        }
    }

    private void removeReplica(Path replica) throws IOException {
        try (var workspaces = Files.newDirectoryStream(replica, Files::isDirectory)) {
            for (var workspace : workspaces) {
                unsaved.rescue(workspace);
            }
        }
        FileTrees.remove(replica);
    }

    private static boolean isDead(Path replica) throws IOException {
        var file = replica.resolve(LOCK);
        if (!Files.exists(file)) {
            // Its owner is between making it and locking it, or died there with nothing in it.
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var taken = channel.tryLock()) {
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
