package dev.airlock.infra.config;

import static dev.airlock.infra.config.Values.orElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.airlock.infra.command.CommandLine;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is run for each step; argument lists, no shell. {@code plan} and {@code apply} must lock the
 * state.
 *
 * @param holder takes the state's lock and gives it back, or says as Terraform does who has it
 * @param unlock releases exactly that lock
 */
public record Commands(
        CommandLine bump,
        CommandLine plan,
        CommandLine show,
        CommandLine apply,
        CommandLine state,
        CommandLine holder,
        CommandLine unlock) {

    @JsonCreator
    static Commands of(
            @JsonProperty("bump") @Nullable List<String> bump,
            @JsonProperty("plan") @Nullable List<String> plan,
            @JsonProperty("show") @Nullable List<String> show,
            @JsonProperty("apply") @Nullable List<String> apply,
            @JsonProperty("state") @Nullable List<String> state,
            @JsonProperty("holder") @Nullable List<String> holder,
            @JsonProperty("unlock") @Nullable List<String> unlock) {
        return new Commands(
                line("bump", bump, "{version}"),
                line("plan", plan, "-out={planFile}"),
                line("show", show, "{planFile}"),
                line("apply", apply, "{planFile}"),
                line("state", state),
                line("holder", holder),
                line("unlock", unlock, "{lockId}"));
    }

    static Commands byDefault() {
        return of(null, null, null, null, null, null, null);
    }

    /** Every one of them. */
    public List<CommandLine> all() {
        return List.of(bump, plan, show, apply, state, holder, unlock);
    }

    private static CommandLine line(
            String recipe, @Nullable List<String> configured, String... last) {
        var just = Stream.of("just", recipe, "{environment}", "{module}");
        var line = named(recipe, orElse(configured, Stream.concat(just, Stream.of(last)).toList()));
        for (var argument : last) {
            var placeholder = argument.substring(argument.indexOf('{'));
            if (line.arguments().stream().noneMatch(each -> each.contains(placeholder))) {
                throw new IllegalArgumentException(recipe + " must have " + placeholder);
            }
        }
        return line;
    }

    private static CommandLine named(String recipe, List<String> arguments) {
        try {
            return new CommandLine(arguments);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(recipe + ": " + e.getMessage(), e);
        }
    }
}
