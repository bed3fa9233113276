package dev.airlock.client;

import static dev.airlock.client.Printed.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The API tokens of people and scripts. */
@Command(
        name = "token",
        description = "Create, list and revoke API tokens.",
        synopsisSubcommandLabel = "COMMAND")
final class TokenCommand {
    private TokenCommand() {}

    static CommandLine with(Supplier<Connection> connections) {
        return new CommandLine(new TokenCommand())
                .addSubcommand(new Create(connections.get()))
                .addSubcommand(new ListAll(connections.get()))
                .addSubcommand(new Revoke(connections.get()));
    }

    @Command(
            name = "create",
            description = "Make one and print it, for the only time: nobody can show it again.")
    static final class Create implements Callable<Integer> {
        @Mixin private final Connection connection;

        @Parameters(paramLabel = "NAME", description = "who the ledger says it was")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "TARGET=ROLE[,ROLE]",
                description =
                        "viewer, deployer, approver, admin or force on a target; * is every target")
        private Map<String, String> roles = Map.of();

        @Option(
                names = "--expires-in",
                required = true,
                paramLabel = "DURATION",
                description = "such as P90D, at most a year")
        private Duration expiresIn = Duration.ZERO;

        Create(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Integer call() {
            var order =
                    Map.of(
                            "name", name,
                            "roles",
                                    roles.entrySet().stream()
                                            .collect(
                                                    Collectors.toMap(
                                                            Map.Entry::getKey,
                                                            each ->
                                                                    Arrays.asList(
                                                                            each.getValue()
                                                                                    .split(",")))),
                            "expiresAt", Instant.now().plus(expiresIn).toString());
            var made = connection.api().post("/tokens", order);
            connection.printed().answer(made, people -> people.line(text(made, "token")));
            return ExitCode.OK;
        }
    }

    @Command(name = "list", description = "Who has one, and until when.")
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Connection connection;

        ListAll(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Integer call() {
            var tokens = connection.api().get("/tokens");
            connection
                    .printed()
                    .answer(
                            tokens,
                            people ->
                                    people.table(
                                            List.of("ID", "NAME", "ROLES", "EXPIRES", "LAST USED"),
                                            StreamSupport.stream(tokens.spliterator(), false)
                                                    .map(ListAll::row)
                                                    .toList()));
            return ExitCode.OK;
        }

        private static List<String> row(JsonNode token) {
            var used = text(token, "lastUsedAt");
            return List.of(
                    text(token, "id"),
                    text(token, "name"),
                    roles(token.path("roles")),
                    text(token, "expiresAt"),
                    used.isEmpty() ? "-" : used);
        }

        private static String roles(JsonNode roles) {
            return roles.properties().stream()
                    .map(each ->
                            each.getKey()
                                    + "="
                                    + StreamSupport.stream(each.getValue().spliterator(), false)
                                            .map(JsonNode::asText)
                                            .collect(Collectors.joining(",")))
                    .collect(Collectors.joining(" "));
        }
    }

    @Command(name = "revoke", description = "End one at once, and the sessions opened by it.")
    static final class Revoke implements Callable<Integer> {
        @Mixin private final Connection connection;

        @Parameters(paramLabel = "ID", description = "as the list tells it")
        private UUID id = new UUID(0, 0);

        Revoke(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Integer call() {
            var answer = connection.api().delete("/tokens/" + id);
            connection.printed().answer(answer, people -> people.line("revoked " + id));
            return ExitCode.OK;
        }
    }
}
