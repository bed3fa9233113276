package dev.airlock.infra;

import dev.airlock.infra.repo.IsolatedGit;
import dev.airlock.sandbox.standin.StandInServer;
import dev.airlock.sandbox.standin.state.StateBackend;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * For each target a bare git repository, a Terraform state and a corner of the web server; real
 * just and Terraform work on them.
 */
public final class InfraWorld implements QuarkusTestResourceLifecycleManager {
    static final List<String> TARGETS =
            List.of(
                    "straight",
                    "empty",
                    "refused",
                    "stale",
                    "broken",
                    "moved",
                    "late",
                    "slow",
                    "bump",
                    "aborted",
                    "crashed",
                    "frozen",
                    "landed",
                    "locked",
                    "lock-left",
                    "lock-taken",
                    "lock-foreign",
                    "foreign",
                    "open",
                    "dry",
                    "rolled-early",
                    "interrupted",
                    "decided",
                    "cancelled-first",
                    "started-first",
                    "rollback",
                    "rollback-fails",
                    "rollback-lost",
                    "rollback-lost-among-others",
                    "rollback-lost-for-good",
                    "rollback-limited",
                    "way-back",
                    "way-back-gone",
                    "way-back-silent");
    static final String KEY = "airlock.test.world";

    /** Of the targets that keep their state behind HTTP. */
    static final Map<String, StateBackend> STATES = new ConcurrentHashMap<>();

    private static final List<String> FILES =
            List.of(
                    "justfile",
                    ".gitignore",
                    "environments/prod/backend.tf",
                    "environments/prod/catalog-airflow.tf",
                    "modules/catalog-airflow/main.tf");

    private WebStandIn web;
    private StandInServer standIns;
    private Path root;

    @Override
    public Map<String, String> start() {
        try {
            IsolatedGit.install();
            root = Files.createTempDirectory("infra-world");
            web = WebStandIn.start();
            standIns = StandInServer.start();
            var seeded = seedState("2023.07.03.17.52.00");
            var newest = seedState(Deploy.VERSION.value());
            var targets = new StringBuilder();
            for (var target : TARGETS) {
                var states = Files.createDirectories(root.resolve(target).resolve("states"));
                Files.copy(
                        target.equals("empty") ? newest : seeded,
                        states.resolve("prod-catalog-airflow.tfstate"));
                if (target.startsWith("lock-")) {
                    STATES.put(target, standIns.universe(target).state());
                    STATES.get(target).put(Files.readString(seeded));
                }
                makeRepository(target);
                targets.append(section(target));
            }
            return Map.of(
                    "airlock.targets-file",
                    write("targets.yaml", targets.toString()).toString(),
                    "airlock.infra.plan-key",
                    "file:" + write("key", Base64.getEncoder().encodeToString(new byte[32])),
                    "airlock.infra.workspaces",
                    root.resolve("workspaces").toString(),
                    KEY,
                    root.toString());
        } catch (IOException | GitAPIException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (web != null) {
            web.stop();
            standIns.close();
        }
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(root.resolve(name), content);
    }

    /** A version, applied once for all targets. */
    private Path seedState(String version) throws IOException, InterruptedException {
        var clone = copyFiles(root.resolve("seed-" + version));
        var states = Files.createDirectories(root.resolve("seed-states-" + version));
        var declaration = clone.resolve("environments/prod/catalog-airflow.tf");
        Files.writeString(
                declaration,
                Files.readString(declaration)
                        .replace("= false # restore", "= true # restore")
                        .replace("2023.07.03.17.52.00", version));
        var directory = "-chdir=" + clone.resolve("environments/prod");
        var state = states.resolve("prod.tfstate");
        run("terraform", directory, "init", "-no-color", "-backend-config=path=" + state);
        run("terraform", directory, "apply", "-no-color", "-auto-approve");
        return state;
    }

    private void run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TF_VAR_restarts", root.resolve("seed-restarts").toString());
        builder.environment().remove("TF_CLI_CONFIG_FILE");
        builder.redirectOutput(root.resolve("seed.log").toFile());
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException(Files.readString(root.resolve("seed.log")));
        }
    }

    static Path copyFiles(Path into) throws IOException {
        for (var file : FILES) {
            var to = into.resolve(file);
            Files.createDirectories(to.getParent());
            try (var from = InfraWorld.class.getResourceAsStream("/infra-repo/" + file)) {
                Files.copy(from, to);
            }
        }
        return into;
    }

    private void makeRepository(String target) throws IOException, GitAPIException {
        var bare = root.resolve(target).resolve("infra.git").toFile();
        try (var created =
                        Git.init()
                                .setBare(true)
                                .setDirectory(bare)
                                .setInitialBranch("main")
                                .call();
                var git =
                        Git.init()
                                .setDirectory(root.resolve(target).resolve("author").toFile())
                                .setInitialBranch("main")
                                .call()) {
            var files = copyFiles(git.getRepository().getWorkTree().toPath());
            if (STATES.containsKey(target)) {
                keepStateBehindHttp(files, standIns.universe(target).stateAddress());
            }
            git.add().addFilepattern(".").call();
            git.commit().setMessage("As it is").setAuthor("Somebody", "s@example.org").call();
            git.push().setRemote(bare.toURI().toString()).add("main").call();
        }
    }

    private static void keepStateBehindHttp(Path files, URI address) throws IOException {
        Files.writeString(
                files.resolve("environments/prod/backend.tf"),
                """
                terraform {
                  backend "http" {
                    address        = "%1$s"
                    lock_address   = "%1$s"
                    unlock_address = "%1$s"
                  }
                }
                """
                        .formatted(address));
        var justfile = files.resolve("justfile");
        var text = Files.readString(justfile);
        Files.writeString(justfile, text.replaceAll("-backend-config=\"path=[^\"]*\"", ""));
    }

    private String section(String target) throws IOException {
        var home = root.resolve(target);
        Files.writeString(home.resolve("token"), "infra-token");
        return """
        %1$s:
          release: {imageTagPrefix: rel-}
          infra:
            repository: file://%2$s/infra.git
            token: file:%2$s/token
            environment: prod
            module: catalog-airflow
            declaration: environments/prod/catalog-airflow.tf
            versionPattern: 'image_tag\\s*=\\s*"rel-([0-9.]+)"'
            commands:
              bump: [%4$s, bump, "{environment}", "{module}", "{version}"]
              plan: [%4$s, plan, "{environment}", "{module}", "-out={planFile}"]
              show: [%4$s, show, "{environment}", "{module}", "{planFile}"]
              apply: [%4$s, apply, "{environment}", "{module}", "{planFile}"]
              state: [%4$s, state, "{environment}", "{module}"]
              holder: [%4$s, holder, "{environment}", "{module}"]
              unlock: [%4$s, unlock, "{environment}", "{module}", "{lockId}"]
            commandEnvironment:
              AIRLOCK_STATE_DIRECTORY: %2$s/states
              TF_VAR_restarts: %2$s/restarts
            commandTimeout: PT50S
            interruptGrace: PT15S
            contract:
              changes:
                - address: module.catalog-airflow.terraform_data.service
                  attributes: [input.tag, input.running_dags_cleared, output]
              replacements:
                - address: module.catalog-airflow.terraform_data.restart
                  attributes: [triggers_replace, id]
              tag: {address: module.catalog-airflow.terraform_data.service, attribute: input.tag}
            pullRequest:
              api: %3$s/%1$s/github
              repository: WordPress/openverse-infrastructure
              title: "Bump catalog-airflow to {version}"
            registry: %3$s/%1$s/registry
            image: ghcr.io/wordpress/openverse-catalog
            registryToken: file:%2$s/token
        """
                .formatted(target, home, web.address(), just());
    }

    /** On the path, or where the project's script puts it. */
    static String just() {
        var inProject =
                Stream.iterate(Path.of("").toAbsolutePath(), each -> each != null, Path::getParent)
                        .map(each -> each.resolve(".tools/bin"));
        var onPath = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        return Stream.concat(onPath, inProject)
                .map(each -> each.resolve("just"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no just: ./airlock gets it"));
    }
}
