package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.same;
import static dev.airlock.sandbox.scenario.Check.that;

import dev.airlock.event.IncidentCause;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.sandbox.standin.airflow.PauseCall;
import dev.airlock.sandbox.world.InfraRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be true at every end, whatever the outcome. */
final class SafetyChecks {
    private static final Pattern GATE_OPEN =
            Pattern.compile(InfraRepository.GATE + "\\s*=\\s*true");
    private static final String PLANS_KEPT =
            "select count(*) from \"infra-runner\".plan where content is not null and deploy_id = any (?)";

    static final List<Check> ALL =
            List.of(
                    that(
                            "no armed plan: none stored, none in a workspace",
                            stage -> storedPlans(stage) == 0 && planFiles(stage).isEmpty(),
                            stage -> storedPlans(stage) + " stored, files " + planFiles(stage)),
                    that(
                            "gate false in workspace and branches",
                            stage -> openGates(stage).isEmpty(),
                            SafetyChecks::openGates),
                    same("no state lock left", _ -> false, stage -> stage.infra().locked()),
                    same(
                            "exactly our pauses undone",
                            stage -> stage.before().paused(),
                            stage -> stage.airflow().pausedDags()),
                    that(
                            "every pause of ours followed by one unpause, nobody else's touched",
                            stage -> unbalanced(stage).isEmpty(),
                            SafetyChecks::unbalanced),
                    same(
                            "nothing killed but what was sacrificed",
                            stage -> stage.scenario().ending().killed(),
                            SafetyChecks::killed),
                    that(
                            "no dead letter but of what was forged",
                            stage ->
                                    stage.world().log().deadLetters().contains(stage.target())
                                            == forged(stage),
                            stage -> stage.world().log().deadLetters()),
                    same(
                            "ledger and topic tell the same events",
                            SafetyChecks::onTopic,
                            SafetyChecks::inLedger));

    private SafetyChecks() {}

    private static boolean forged(Stage stage) {
        return stage.events(IncidentDeclared.class).stream()
                .anyMatch(incident -> incident.cause() == IncidentCause.FORGED_EVENT);
    }

    private static int storedPlans(Stage stage) {
        var postgres = stage.world().postgres();
        try (var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(), postgres.username(), postgres.password());
                var query = connection.prepareStatement(PLANS_KEPT)) {
            query.setArray(1, connection.createArrayOf("uuid", stage.deploys().toArray()));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look into infra-runner's plans", e);
        }
    }

    /** A saved plan is a zip file, whatever its name. */
    private static List<Path> planFiles(Stage stage) {
        return workspaceFiles(stage, SafetyChecks::isZip);
    }

    private static List<String> openGates(Stage stage) {
        var git = stage.infra().git();
        var branches =
                git.branches().stream()
                        .filter(branch -> isOpen(git.read(branch, InfraRepository.DECLARATION)))
                        .map(branch -> "branch " + branch);
        var files =
                workspaceFiles(
                                stage,
                                file ->
                                        file.endsWith(InfraRepository.DECLARATION)
                                                && isOpen(text(file)))
                        .stream()
                        .map(Path::toString);
        return Stream.concat(branches, files).toList();
    }

    private static boolean isOpen(String declaration) {
        return GATE_OPEN.matcher(declaration).find();
    }

    private static List<Path> workspaceFiles(Stage stage, Predicate<Path> wanted) {
        var root = stage.world().workspaces();
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        var deploys = stage.deploys().stream().map(UUID::toString).toList();
        try (var files = Files.walk(root)) {
            return files.filter(file -> deploys.stream().anyMatch(file.toString()::contains))
                    .filter(Files::isRegularFile)
                    .filter(wanted)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("the workspaces change", e);
        }
    }

    private static boolean isZip(Path file) {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> killed(Stage stage) {
        var killed = new TreeSet<String>();
        stage.airflow().killed().forEach(task -> killed.add(task.dagId()));
        return killed;
    }

    /** Each event of the deploys, by its id. */
    private static Set<String> onTopic(Stage stage) {
        return stage.messages().stream()
                .map(message -> message.envelope().id() + " " + message.type().shortName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> inLedger(Stage stage) {
        var events = new TreeSet<String>();
        for (var deploy : stage.deploys()) {
            for (var event : stage.world().operator().events(deploy)) {
                if (!events.add(event.path("id").asText() + " " + event.path("type").asText())) {
                    throw new IllegalStateException("twice in the ledger: " + event);
                }
            }
        }
        return events;
    }

    /** The DAGs whose changes over the API are not pause, unpause, pause, unpause and so on. */
    private static List<String> unbalanced(Stage stage) {
        var paused = new TreeMap<String, Boolean>();
        var wrong = new TreeSet<String>();
        for (PauseCall call : stage.airflow().pauseCalls()) {
            if (stage.before().paused().contains(call.dagId())) {
                wrong.add(call.dagId() + " was paused before and was touched");
            } else if (call.changed()
                    && call.paused() == paused.getOrDefault(call.dagId(), false)) {
                wrong.add(call.dagId() + " changed twice in a row");
            }
            paused.put(call.dagId(), call.paused());
        }
        paused.forEach((dag, still) -> {
            // Whoever unpaused it by hand has not asked over the API.
            if (still && stage.airflow().pausedDags().contains(dag)) {
                wrong.add(dag + " is left paused");
            }
        });
        return List.copyOf(wrong);
    }
}
