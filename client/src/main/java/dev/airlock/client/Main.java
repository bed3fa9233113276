package dev.airlock.client;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The commands, and how their failures are told. */
@Command(name = "airlock", synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(
                run(
                        System.getenv(),
                        new PrintWriter(System.out, true),
                        new PrintWriter(System.err, true),
                        arguments));
    }

    /** Does what the arguments say; returns the exit code. */
    public static int run(
            Map<String, String> environment,
            PrintWriter out,
            PrintWriter err,
            String... arguments) {
        var all = new CommandLine(new Main());
        Stream.<Function<Connection, Object>>of(
                        DeployCommand::new,
                        FollowCommand::new,
                        StatusCommand::new,
                        ApproveCommand::new,
                        RejectCommand::new,
                        DecideCommand::new,
                        CancelCommand::new,
                        RollbackCommand::new,
                        LockCommand::new,
                        UnlockCommand::new)
                .forEach(command -> all.addSubcommand(command.apply(new Connection(environment))));
        all.addSubcommand(TokenCommand.with(() -> new Connection(environment)));
        return all.setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(Main::failed)
                .execute(arguments);
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed)
            throws Exception {
        return switch (failure) {
            case ServerSaidNo no -> {
                command.getErr().println("airlock: " + no.getMessage());
                yield no.exitCode();
            }
            case UncheckedIOException unreachable -> {
                command.getErr().println("airlock: no answer: " + unreachable.getCause());
                yield ExitCode.UNREACHABLE;
            }
            default -> throw failure;
        };
    }
}
