package dev.airlock.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.airlock.event.Version;
import dev.airlock.sandbox.Directories;
import dev.airlock.sandbox.standin.state.StateBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    private static final String JUSTFILE = "justfile";
    private static final String BACKEND = "environments/prod/backend.tf";
    private static final String STATES = "state";
    // How the justfile says where the local backend's state is.
    private static final String PATH =
            " \\\n            -backend-config=\"path={{ state_directory }}/"
                    + "{{ environment }}-{{ module }}.tfstate\"";
    private static final String BEHIND_HTTP =
            """
            terraform {
              backend "http" {
                address        = "%1$s"
                lock_address   = "%1$s"
                unlock_address = "%1$s"
              }
            }
            """;
    private static final List<String> FILES =
            List.of(
                    "README.md",
                    JUSTFILE,
                    BACKEND,
                    DECLARATION,
                    "modules/catalog-airflow/main.tf",
                    "modules/catalog-airflow/variables.tf");
    private static final JsonMapper JSON = new JsonMapper();

    private final Path home;
    private final BareRepository git;
    private final StateFile file;
    private volatile StateStore store;

    private InfraRepository(Path home) {
        this.home = home;
        this.file = new StateFile(home.resolve(STATES).resolve("prod-catalog-airflow.tfstate"));
        this.store = file;
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
        return home.resolve(STATES);
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
        store.write(
                template("state.json", version).replace("@LINEAGE@", UUID.randomUUID().toString()));
    }

    /** Terraform's state once another tag was deployed without an apply of ours. */
    public void redeployed(String tag) {
        var before = state();
        var text = before.toString().replace('"' + appliedTag() + '"', '"' + tag + '"');
        try {
            var after = (ObjectNode) JSON.readTree(text);
            store.write(after.put("serial", before.path("serial").asLong() + 1).toString());
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
        return store.isLocked();
    }

    /** What {@code terraform force-unlock} does: somebody has seen that the holder is gone. */
    public void unlock() {
        store.unlock();
    }

    /** Whether Terraform was killed while it wrote its state: emptied, and not written yet. */
    public boolean isStateLost() {
        return store.read().isEmpty();
    }

    /** Somebody puts Terraform's own backup in the place of what was lost. */
    public void restoreState() {
        store.write(file.backup());
    }

    /** The team moves its state behind HTTP. */
    public void moveState(URI address, StateBackend backend) {
        merge("Keep the state behind HTTP", BACKEND, _ -> BEHIND_HTTP.formatted(address));
        merge("Set the backend up with what it says", JUSTFILE, text -> text.replace(PATH, ""));
        backend.put(file.read());
        store = StateStore.of(backend);
    }

    private JsonNode state() {
        try {
            return JSON.readTree(store.read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
