package dev.airlock.sandbox.scenario;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something that must be true when a deploy has ended, read from the world and not from the ledger.
 *
 * @param says what, for people
 * @param problem what is wrong, or nothing
 */
public record Check(String says, Function<Stage, Optional<String>> problem) {
    /** Two values that must be the same. */
    static Check same(String says, Function<Stage, ?> expected, Function<Stage, ?> actual) {
        return new Check(
                says,
                stage -> {
                    var should = expected.apply(stage);
                    var is = actual.apply(stage);
                    return should.equals(is)
                            ? Optional.empty()
                            : Optional.of("should be %s, is %s".formatted(should, is));
                });
    }

    /** Something that holds, or else says what there is instead. */
    static Check that(String says, Function<Stage, Boolean> holds, Function<Stage, ?> otherwise) {
        return new Check(
                says,
                stage ->
                        holds.apply(stage)
                                ? Optional.empty()
                                : Optional.of(String.valueOf(otherwise.apply(stage))));
    }

    /** How it came out. */
    public record Finding(String says, Optional<String> problem) {
        public boolean ok() {
            return problem.isEmpty();
        }
    }

    Finding look(Stage stage) {
        try {
            return new Finding(says, problem.apply(stage));
        } catch (RuntimeException e) {
            return new Finding(says, Optional.of(e.toString()));
        }
    }
}
