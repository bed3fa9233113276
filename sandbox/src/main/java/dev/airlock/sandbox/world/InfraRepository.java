package dev.airlock.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.event.Version;
import dev.airlock.sandbox.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A target's infrastructure as it was before the deploy: a real bare git repository with a justfile
 * and a Terraform module, and Terraform's state outside every clone.
 */
public final class InfraRepository {
    public static final String DECLARATION = "environments/prod/catalog-airflow.tf";
    public static final String GATE = "running_dags_cleared";

    private static final List<String> FILES =
            List.of(
                    "README.md",
                    "justfile",
                    "environments/prod/backend.tf",
                    DECLARATION,
                    "modules/catalog-airflow/main.tf",
                    "modules/catalog-airflow/variables.tf");
    private static final JsonMapper JSON = new JsonMapper();

    private final Path home;
    private final BareRepository git;

    private InfraRepository(Path home) {
        this.home = home;
        this.git = new BareRepository(home.resolve("infrastructure.git"));
    }

    /** Made in that directory; what is deployed is that version. */
    public static InfraRepository create(Path home, Version deployed) {
        var made = new InfraRepository(home);
        Directories.create(made.stateDirectory());
        var files = new LinkedHashMap<String, String>();
        FILES.forEach(file -> files.put(file, template(file, deployed)));
        files.put(".gitignore", template("gitignore", deployed));
        made.git.create();
        made.git.commit("Production as it is", files);
        made.applied(deployed);
        return made;
    }

    public URI uri() {
        return URI.create("file://" + directory());
    }

    /** The bare repository. */
    public Path directory() {
        return git.directory();
    }

    public Path stateDirectory() {
        return home.resolve("state");
    }

    public BareRepository git() {
        return git;
    }

    /** Somebody merges a change of a file. */
    public void merge(String message, String file, UnaryOperator<String> change) {
        var before = git.read("main", file);
        var after = change.apply(before);
        if (before.equals(after)) {
            throw new IllegalArgumentException("changes nothing: " + message);
        }
        git.commit(message, Map.of(file, after));
    }

    /** Terraform's state as after an apply of that version, by whomever. */
    public void applied(Version version) {
        write(
                stateFile(),
                template("state.json", version).replace("@LINEAGE@", UUID.randomUUID().toString()));
    }

    /** Terraform's state once another tag was deployed without an apply of ours. */
    public void redeployed(String tag) {
        var before = state();
        var text = before.toString().replace('"' + appliedTag() + '"', '"' + tag + '"');
        try {
            var after = (ObjectNode) JSON.readTree(text);
            write(stateFile(), after.put("serial", before.path("serial").asLong() + 1).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The image tag that Terraform has applied, by its state. */
    public String appliedTag() {
        for (var resource : state().path("resources")) {
            if (resource.path("name").asText().equals("service")) {
                return resource.at("/instances/0/attributes/input/value/tag").asText();
            }
        }
        throw new IllegalStateException("no service in the state");
    }

    public long serial() {
        return state().path("serial").asLong();
    }

    /** Whether somebody holds, or has left, the state's lock. */
    public boolean locked() {
        return Files.exists(lock());
    }

    /** What {@code terraform force-unlock} does: somebody has seen that the holder is gone. */
    public void unlock() {
        try {
            Files.deleteIfExists(lock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether Terraform was killed while it wrote its state: emptied, and not written yet. */
    public boolean isStateLost() {
        try {
            return Files.size(stateFile()) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody puts Terraform's own backup in the place of what was lost. */
    public void restoreState() {
        var file = stateFile();
        try {
            Files.copy(
                    file.resolveSibling(file.getFileName() + ".backup"),
                    file,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path lock() {
        return stateDirectory().resolve("." + stateFile().getFileName() + ".lock.info");
    }

    private JsonNode state() {
        try {
            return JSON.readTree(Files.readString(stateFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path stateFile() {
        return stateDirectory().resolve("prod-catalog-airflow.tfstate");
    }

    private static String template(String file, Version version) {
        try (var in = InfraRepository.class.getResourceAsStream("/infra-repo/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no template of " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@VERSION@", version.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
