package dev.airlock.infra.repo;

import dev.airlock.infra.config.InfraConfig;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** The infrastructure repository where it is hosted. */
final class GitRemote {
    private final InfraConfig config;

    GitRemote(InfraConfig config) {
        this.config = config;
    }

    /** A clone of one branch with its newest commit alone. */
    Git clone(Workspace workspace, String branch) throws GitAPIException {
        return authenticated(
                        Git.cloneRepository()
                                .setURI(config.repository().toString())
                                .setDirectory(workspace.clone().toFile())
                                .setBranchesToClone(List.of(Constants.R_HEADS + branch))
                                .setBranch(Constants.R_HEADS + branch)
                                .setNoTags()
                                .setDepth(1))
                .call();
    }

    /** The commit that a branch stands at. */
    Optional<ObjectId> head(String branch) throws GitAPIException {
        return authenticated(
                        Git.lsRemoteRepository()
                                .setRemote(config.repository().toString())
                                .setHeads(true))
                .call()
                .stream()
                .filter(ref -> ref.getName().equals(Constants.R_HEADS + branch))
                .map(Ref::getObjectId)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Puts our own branch at the clone's commit, wherever it stood before. */
    void push(Git git, String branch) throws GitAPIException {
        update(git, new RefSpec("+" + Constants.HEAD + ":" + Constants.R_HEADS + branch));
    }

    /** Deletes our branch; one that is gone already is as good. */
    void delete(Git git, String branch) throws GitAPIException {
        update(git, new RefSpec(":" + Constants.R_HEADS + branch));
    }

    private void update(Git git, RefSpec refSpec) throws GitAPIException {
        var results =
                authenticated(
                                git.push()
                                        .setRemote(config.repository().toString())
                                        .setRefSpecs(refSpec))
                        .call();
        for (var result : results) {
            for (var update : result.getRemoteUpdates()) {
                if (!isDone(update.getStatus())) {
                    throw new TransportException(
                            "%s was refused: %s %s"
                                    .formatted(
                                            update.getRemoteName(),
                                            update.getStatus(),
                                            Objects.toString(update.getMessage(), "")));
                }
            }
        }
    }

    private static boolean isDone(RemoteRefUpdate.Status status) {
        return switch (status) {
            case OK, UP_TO_DATE, NON_EXISTING -> true;
            default -> false;
        };
    }

    private <C extends TransportCommand<C, ?>> C authenticated(C command) {
        command.setTimeout((int) Math.max(1, config.timeout().toSeconds()));
        if ("https".equals(config.repository().getScheme())) {
            command.setCredentialsProvider(
                    new UsernamePasswordCredentialsProvider(
                            "x-access-token", config.token().reveal()));
        }
        return command;
    }
}
