package dev.airlock.sandbox.scenario;

import static dev.airlock.sandbox.scenario.Check.same;
import static dev.airlock.sandbox.scenario.Check.that;

import dev.airlock.sandbox.scenario.Ending.Bump;
import dev.airlock.sandbox.standin.Universe;
import dev.airlock.sandbox.standin.github.Pull;
import dev.airlock.sandbox.world.InfraRepository;
import java.util.List;

/** What became of the bump: its branch in git, its pull request on GitHub. */
final class BumpChecks {
    private static final List<String> MAIN_ALONE = List.of("main");

    private BumpChecks() {}

    static List<Check> of(Bump bump) {
        return switch (bump) {
            case PROPOSED -> List.of(pulls("open, one", List.of("open")), bumpAlone());
            case CLOSED -> List.of(pulls("closed", List.of("closed")), branchGone());
            case KEPT -> List.of(pulls("none", List.of()), bumpAlone());
            case GONE -> List.of(pulls("none", List.of()), branchGone());
        };
    }

    private static Check pulls(String says, List<String> states) {
        return same(
                "infrastructure pull request: " + says,
                _ -> states,
                stage ->
                        stage
                                .universe()
                                .github()
                                .repository(Universe.INFRASTRUCTURE)
                                .pulls()
                                .stream()
                                .map(BumpChecks::state)
                                .toList());
    }

    private static String state(Pull pull) {
        return pull.open() ? "open" : pull.merged() ? "merged" : "closed";
    }

    private static Check bumpAlone() {
        return that(
                "infrastructure branch holds the bump alone",
                stage -> {
                    var git = stage.infra().git();
                    var branches = git.branches().stream().filter(name -> !name.equals("main"));
                    var file = InfraRepository.DECLARATION;
                    var bumped =
                            git.read("main", file)
                                    .replace(Stage.DEPLOYED.value(), Stage.DRAFTED.value());
                    return branches.map(branch ->
                                    List.copyOf(git.changed("main", branch)).equals(List.of(file))
                                            && git.read(branch, file).equals(bumped))
                            .toList()
                            .equals(List.of(true));
                },
                stage -> "branches " + stage.infra().git().branches());
    }

    private static Check branchGone() {
        return same(
                "infrastructure branch gone",
                _ -> MAIN_ALONE,
                stage -> List.copyOf(stage.infra().git().branches()));
    }
}
