package dev.airlock.sandbox.world;

import dev.airlock.event.Service;
import dev.airlock.sandbox.Directories;
import dev.airlock.sandbox.SigningKeys;
import dev.airlock.sandbox.standin.Secrets;
import dev.airlock.sandbox.standin.StandInServer;
import dev.airlock.sandbox.standin.Universe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Airlock deploys to, for some targets: the stand-ins, an infrastructure repository each, and
 * the files that tell the services of them.
 */
public final class Outside implements AutoCloseable {
    private final Path home;
    private final StandInServer standIns;
    private final Tokens tokens = Tokens.random();
    private final SigningKeys signingKeys;
    private final Map<String, InfraRepository> infra = new HashMap<>();

    private Outside(Path home, StandInServer standIns) {
        this.home = home;
        this.standIns = standIns;
        this.signingKeys = SigningKeys.make(home.resolve("keys"));
    }

    /**
     * Makes one.
     *
     * @param home where it keeps its files
     * @param example the project's own configuration, which the targets' follows
     * @param terraform the program's name
     */
    public static Outside start(
            Path home,
            Path example,
            String terraform,
            StandInServer standIns,
            List<TargetSpec> targets) {
        var outside = new Outside(home, standIns);
        var yaml = new TargetsYaml(example);
        for (var target : targets) {
            var directory = Directories.create(home.resolve("targets").resolve(target.name()));
            var repository = InfraRepository.create(directory, target.deployed());
            outside.infra.put(target.name(), repository);
            standIns.universe(target.name())
                    .infrastructure(repository.directory(), repository::redeployed);
            yaml.add(target, standIns.uri(), repository, terraform);
        }
        yaml.write(outside.targetsFile());
        outside.tokens.write(outside.tokensFile());
        writeKey(outside.planKeyFile());
        return outside;
    }

    private static void writeKey(Path file) {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            Files.writeString(file, Base64.getEncoder().encodeToString(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Universe universe(String target) {
        return standIns.universe(target);
    }

    public InfraRepository infra(String target) {
        var repository = infra.get(target);
        if (repository == null) {
            throw new IllegalArgumentException("no such target: " + target);
        }
        return repository;
    }

    public URI standIns() {
        return standIns.uri();
    }

    public Tokens tokens() {
        return tokens;
    }

    /** What every service reads. */
    Path targetsFile() {
        return home.resolve("targets.yaml");
    }

    /** Who may call deploy-api. */
    Path tokensFile() {
        return home.resolve("tokens.yaml");
    }

    /** What infra-runner keeps plans under. */
    Path planKeyFile() {
        return home.resolve("plan.key");
    }

    /** What the services sign with. */
    SigningKeys signingKeys() {
        return signingKeys;
    }

    /** Every secret of it, by what it is for. */
    Map<String, String> secrets() {
        var secrets = new HashMap<>(Secrets.environment());
        secrets.put("operator's token", tokens.operator());
        secrets.put("approver's token", tokens.approver());
        try {
            for (var file : secretFiles()) {
                secrets.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets;
    }

    /** The files that secrets are in, and have to be. */
    public List<Path> secretFiles() {
        var files = new ArrayList<>(List.of(planKeyFile()));
        for (var service : Service.values()) {
            files.add(signingKeys.privateFile(service));
        }
        return files;
    }

    @Override
    public void close() {
        standIns.close();
    }
}
