package dev.airlock.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Looks into the world of the tests, and changes it as other people would. */
record WorldProbe(Path root) {
    static final String BRANCH = "airlock/catalog-airflow-" + Deploy.VERSION;
    private static final String DECLARATION = "environments/prod/catalog-airflow.tf";

    Optional<String> pushed(String target) throws IOException {
        try (var git = Git.open(root.resolve(target).resolve("infra.git").toFile())) {
            var head = git.getRepository().resolve(BRANCH);
            if (head == null) {
                return Optional.empty();
            }
            var tree = git.getRepository().parseCommit(head).getTree();
            try (var walk = TreeWalk.forPath(git.getRepository(), DECLARATION, tree)) {
                return Optional.of(
                        new String(git.getRepository().open(walk.getObjectId(0)).getBytes()));
            }
        }
    }

    List<String> restarts(String target) throws IOException {
        var file = root.resolve(target).resolve("restarts");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    Path touch(String target, String name) throws IOException {
        return Files.createFile(root.resolve(target).resolve(name));
    }

    /** The target's state as it is once everything has been applied. */
    void applied(String target) throws IOException {
        var json = new ObjectMapper();
        var file = root.resolve(target).resolve("states/prod-catalog-airflow.tfstate");
        var before = json.readTree(file.toFile());
        var newest = root.resolve("seed-states-" + Deploy.VERSION).resolve("prod.tfstate");
        var after = (ObjectNode) json.readTree(newest.toFile());
        after.put("lineage", before.path("lineage").asText());
        after.put("serial", before.path("serial").asLong() + 1);
        json.writeValue(file.toFile(), after);
    }

    /** Somebody's Terraform holds the state's lock, until this is closed. */
    AutoCloseable lock(String target, String who) throws IOException {
        var states = root.resolve(target).resolve("states");
        Files.writeString(
                states.resolve(".prod-catalog-airflow.tfstate.lock.info"),
                """
                {"ID": "1b671a64-40d5-491e-99b0-da01ff1f3341", "Operation": "OperationTypeApply", "Who": "%s",
                 "Version": "1.11.0", "Created": "2026-01-01T12:00:00Z", "Path": "prod"}
                """
                        .formatted(who));
        var channel =
                FileChannel.open(
                        states.resolve("prod-catalog-airflow.tfstate"),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    void pushChange(String target, String from, String to) throws IOException, GitAPIException {
        try (var git = Git.open(root.resolve(target).resolve("author").toFile())) {
            for (var file : List.of(DECLARATION, "justfile", "modules/catalog-airflow/main.tf")) {
                var path = git.getRepository().getWorkTree().toPath().resolve(file);
                Files.writeString(path, Files.readString(path).replace(from, to));
            }
            git.commit().setAll(true).setMessage("Change").setAuthor("S", "s@example.org").call();
            git.push()
                    .setRemote(root.resolve(target).resolve("infra.git").toUri().toString())
                    .add("main")
                    .call();
        }
    }
}
