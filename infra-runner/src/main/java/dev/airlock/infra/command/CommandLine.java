package dev.airlock.infra.command;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A configured argument list with placeholders; no shell ever sees it. */
public record CommandLine(List<String> arguments) {
    /** What may stand in braces. */
    public static final Set<String> PLACEHOLDERS =
            Set.of("environment", "module", "version", "planFile", "lockId");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    public CommandLine {
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty() || arguments.getFirst().isBlank()) {
            throw new IllegalArgumentException("a command is a list that begins with a program");
        }
        for (var argument : arguments) {
            PLACEHOLDER.matcher(argument).results().forEach(CommandLine::checkKnown);
        }
    }

    private static void checkKnown(java.util.regex.MatchResult found) {
        if (!PLACEHOLDERS.contains(found.group(1))) {
            throw new IllegalArgumentException(
                    found.group() + " is no placeholder; they are " + new TreeSet<>(PLACEHOLDERS));
        }
    }

    /** The same with one more argument. */
    public CommandLine and(String argument) {
        return new CommandLine(Stream.concat(arguments.stream(), Stream.of(argument)).toList());
    }

    /** The program that has to be there. */
    public String program() {
        return arguments.getFirst();
    }

    /** The list with each placeholder's value; one without a value is a fault of the caller. */
    public List<String> with(Map<String, String> values) {
        return arguments.stream().map(argument -> fill(argument, values)).toList();
    }

    private static String fill(String argument, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(argument)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
    }

    private static String value(String name, Map<String, String> values) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("{" + name + "} has no value in this command");
        }
        return value;
    }
}
