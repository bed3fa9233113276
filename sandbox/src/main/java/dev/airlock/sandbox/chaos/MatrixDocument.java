package dev.airlock.sandbox.chaos;

import dev.airlock.event.EventType;
import dev.airlock.event.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What became of each fault, as Markdown. */
public final class MatrixDocument {
    private static final String HEAD =
            """
            # The fault matrix

            Written by `./airlock chaos --matrix`: a deploy for each line, on the real services, Kafka, Postgres, git, just
            and Terraform. Upon the event, the victim is killed (SIGKILL) and started again. At its end the deploy has to
            hold the same checks as every story: outcome as the world is, gate closed, no plan left, pauses undone, each
            side effect once, no dead letter, ledger and topic alike.

            "Resumed" is the time from the kill to the next event of the deploy: of the service that was killed, or of
            anybody where it was none. It includes that the service starts anew. "-" means that nothing more was to come from it.

            | Killed | upon | while | ended | resumed | checks |
            |---|---|---|---|---|---|
            """;

    private MatrixDocument() {}

    /** One line for each round. */
    public static String of(List<Round> rounds) {
        return rounds.stream().map(MatrixDocument::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(Round round) {
        return "| %s | `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        round.fault().victim().id(),
                        EventType.of(round.fault().upon()).shortName(),
                        round.fault().step(),
                        outcome(round),
                        seconds(round),
                        checks(round));
    }

    /** Whether they hold. */
    public static String checks(Round round) {
        if (!round.ok()) {
            return "VIOLATED: " + violations(round);
        }
        return round.met() ? "all hold" : "all hold, but NOT KILLED: it had ended before";
    }

    private static String violations(Round round) {
        return round.violations().stream()
                .map(finding -> finding.says() + ": " + finding.problem().orElse(""))
                .collect(Collectors.joining("; "));
    }

    /** Its name on the wire. */
    public static String outcome(Round round) {
        return round.outcome()
                .map(Outcome::name)
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("not ended");
    }

    /** How long it took to go on. */
    public static String seconds(Round round) {
        return round.resumed().map(MatrixDocument::seconds).orElse("-");
    }

    /** With one digit. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
