package dev.airlock.infra.repo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacesTest {
    private static final UUID DEPLOY = new UUID(0, 1);
    private static final UUID PLAN = new UUID(0, 2);

    @TempDir Path root;

    @Test
    void aPlanFileIsForThisUserAloneAndOutsideTheClone() throws IOException {
        var workspaces = new Workspaces(root);
        var workspace = workspaces.open(DEPLOY);

        workspace.writePlan(PLAN, new byte[] {1});

        var file = workspace.planFile(PLAN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(file.startsWith(workspace.clone())).isFalse();
        assertThat(workspace.holdsPlan()).isTrue();
        workspace.destroyPlans();
        assertThat(workspace.holdsPlan()).isFalse();
        workspaces.close();
    }

    @Test
    void aWorkspaceGoesWithAllThatIsInIt() throws IOException {
        var workspaces = new Workspaces(root);
        var workspace = workspaces.open(DEPLOY);
        Files.createDirectories(workspace.clone().resolve("a/b"));
        var outside = Files.createDirectory(root.resolve("outside"));
        Files.createFile(outside.resolve("kept"));
        Files.createSymbolicLink(workspace.clone().resolve("link"), outside);

        assertThat(workspaces.remove(DEPLOY)).isTrue();

        assertThat(workspaces.find(DEPLOY)).isEmpty();
        assertThat(workspaces.remove(DEPLOY)).isFalse();
        assertThat(outside.resolve("kept")).exists();
        workspaces.close();
    }

    private static void errored(Path workspace) throws IOException {
        var directory = Files.createDirectories(workspace.resolve("clone/environments/prod"));
        Files.writeString(directory.resolve("errored.tfstate"), "what was done");
    }

    @Test
    void aStateThatTerraformCouldNotSaveOutlivesEveryCleanUp() throws IOException {
        // Given
        var dead = Files.createDirectories(root.resolve("replica-dead"));
        Files.createFile(dead.resolve(".lock"));
        errored(dead.resolve(DEPLOY.toString()));
        var workspaces = new Workspaces(root);
        errored(workspaces.open(DEPLOY).directory());
        workspaces.remove(DEPLOY);
        errored(workspaces.open(DEPLOY).directory());

        // When
        workspaces.close();

        // Then
        assertThat(root.resolve("replica-dead")).doesNotExist();
        assertThat(new Workspaces(root).unsavedStates(DEPLOY))
                .hasSize(3)
                .allSatisfy(file -> assertThat(file).hasContent("what was done"));
    }

    @Test
    void itsOwnLockOutlivesTheSearchForLeftovers() throws IOException {
        var workspaces = new Workspaces(root);
        var directory = workspaces.open(DEPLOY).directory().getParent();

        workspaces.removeLeftovers();

        // No process can see its own lock as another does: the kernel's list tells.
        var inode = Files.getAttribute(directory.resolve(".lock"), "unix:ino");
        assertThat(Files.readAllLines(Path.of("/proc/locks")))
                .anyMatch(line -> line.contains(":" + inode + " "));
        workspaces.close();
    }

    @Test
    void whatADeadProcessLeftIsRemovedAndWhatALivingOneHasIsNot() throws IOException {
        var dead = Files.createDirectories(root.resolve("replica-dead"));
        Files.createFile(dead.resolve(".lock"));
        Files.createFile(dead.resolve("a.tfplan"));
        var living = new Workspaces(root);
        living.open(DEPLOY);

        var second = new Workspaces(root);

        assertThat(dead).doesNotExist();
        assertThat(second.hasDied("replica-dead")).isTrue();
        assertThat(living.find(DEPLOY)).isPresent();
        living.close();
        second.close();
        assertThat(root.resolve(living.replica())).doesNotExist();
        assertThat(root.resolve(second.replica())).doesNotExist();
    }

    @Test
    void whoLivesOrWasNeverSeenHasNotDied() throws IOException {
        var living = new Workspaces(root);
        var second = new Workspaces(root);

        assertThat(second.hasDied(living.replica())).isFalse();
        assertThat(second.hasDied("replica-elsewhere")).isFalse();
        living.close();
        second.close();
    }
}
