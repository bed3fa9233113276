package dev.airlock.infra.repo;

import dev.airlock.event.Version;
import dev.airlock.infra.config.InfraConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A deploy's clone of the infrastructure repository: the bump's commit and branch. */
public final class InfraRepository implements AutoCloseable {
    private static final PersonIdent AIRLOCK = new PersonIdent("Airlock", "airlock@localhost");

    private final InfraConfig config;
    private final Workspace workspace;
    private final GitRemote remote;
    private final Git git;

    private InfraRepository(InfraConfig config, Workspace workspace, Git git) {
        this.config = config;
        this.workspace = workspace;
        this.remote = new GitRemote(config);
        this.git = git;
    }

    /** The branch that holds a version's bump. */
    public static String branchOf(InfraConfig config, Version version) {
        return "airlock/%s-%s".formatted(config.module(), version);
    }

    /** A new clone at the head of that branch; an older clone is removed first. */
    public static InfraRepository clone(InfraConfig config, Workspace workspace, String branch)
            throws GitAPIException, IOException {
        FileTrees.remove(workspace.clone());
        return new InfraRepository(
                config, workspace, new GitRemote(config).clone(workspace, branch));
    }

    /** The clone that is there already. */
    public static Optional<InfraRepository> open(InfraConfig config, Workspace workspace)
            throws IOException {
        if (!Files.isDirectory(workspace.clone().resolve(".git"))) {
            return Optional.empty();
        }
        return Optional.of(
                new InfraRepository(config, workspace, Git.open(workspace.clone().toFile())));
    }

    /** An empty one, enough to delete a hosted branch with. */
    public static InfraRepository empty(InfraConfig config, Workspace workspace)
            throws GitAPIException {
        return new InfraRepository(
                config,
                workspace,
                Git.init().setDirectory(workspace.directory().resolve("empty").toFile()).call());
    }

    /** The commit that is checked out. */
    public String commit() throws IOException {
        var head = git.getRepository().resolve(Constants.HEAD);
        if (head == null) {
            throw new IOException("the clone has no commit");
        }
        return head.name();
    }

    /** The files that differ from the commit, ignored ones aside. */
    public Set<String> changedFiles() throws GitAPIException {
        var status = git.status().call();
        var changed = new TreeSet<>(status.getUncommittedChanges());
        changed.addAll(status.getUntracked());
        return changed;
    }

    /** Whether group 1 of the version's pattern is that version in one of those files. */
    public boolean holdsVersion(Set<String> files, Version version) throws IOException {
        for (var file : files) {
            var path = inside(file);
            if (path.isPresent()
                    && config.versionPattern()
                            .matcher(Files.readString(path.get()))
                            .results()
                            .anyMatch(found -> version.value().equals(found.group(1)))) {
                return true;
            }
        }
        return false;
    }

    /** Commits every change; returns the commit. */
    public String commitAll(String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.add().addFilepattern(".").setUpdate(true).call();
        return git.commit()
                .setMessage(message)
                .setAuthor(AIRLOCK)
                .setCommitter(AIRLOCK)
                .setSign(false)
                .setNoVerify(true)
                .call()
                .name();
    }

    public void push(String branch) throws GitAPIException {
        remote.push(git, branch);
    }

    public void deleteRemoteBranch(String branch) throws GitAPIException {
        remote.delete(git, branch);
    }

    /** The commit that the hosted branch stands at. */
    public Optional<String> remoteHead(String branch) throws GitAPIException {
        return remote.head(branch).map(ObjectId::name);
    }

    /** The declaration file as it lies in the clone. */
    public byte[] declaration() throws IOException {
        return Files.readAllBytes(declarationPath());
    }

    public void writeDeclaration(byte[] content) throws IOException {
        Files.write(declarationPath(), content);
    }

    /** The declaration file of a commit. */
    public byte[] declarationAt(String commit) throws IOException {
        var repository = git.getRepository();
        var tree = repository.parseCommit(ObjectId.fromString(commit)).getTree();
        try (var walk = TreeWalk.forPath(repository, config.declaration(), tree)) {
            if (walk == null) {
                throw new IOException(config.declaration() + " is not in " + commit);
            }
            return repository.open(walk.getObjectId(0)).getBytes();
        }
    }

    private Path declarationPath() throws IOException {
        return inside(config.declaration())
                .orElseThrow(() -> new IOException("there is no file " + config.declaration()));
    }

    /** A plain file of the clone; no link leads out of it. */
    private Optional<Path> inside(String file) throws IOException {
        var path = workspace.clone().resolve(file);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return path.toRealPath().startsWith(workspace.clone().toRealPath())
                ? Optional.of(path)
                : Optional.empty();
    }

    @Override
    public void close() {
        git.close();
    }
}
