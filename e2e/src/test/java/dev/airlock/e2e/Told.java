package dev.airlock.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that a world has written, told and answered: where a secret must not be. */
record Told(Place place, String where, String text) {
    enum Place {
        FILES,
        TOPICS,
        DATABASE,
        API
    }

    /** Text as it is; what is not text byte by byte, as Latin-1. */
    static void by(World world, Collection<UUID> deploys, Consumer<Told> told) {
        files(world, told);
        topics(world.bootstrapServers(), told);
        database(world, told);
        answers(world, deploys, told);
    }

    private static void files(World world, Consumer<Told> told) {
        var meant = world.outside().secretFiles();
        try (var files = Files.walk(world.home())) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file) && !meant.contains(file)) {
                    var text = Files.readString(file, ISO_8859_1);
                    told.accept(new Told(Place.FILES, file.toString(), text));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void topics(String bootstrapServers, Consumer<Told> told) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            var partitions =
                    consumer.listTopics().entrySet().stream()
                            .filter(topic -> !topic.getKey().startsWith("__"))
                            .flatMap(topic -> topic.getValue().stream())
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    var where = "%s at %d".formatted(record.topic(), record.offset());
                    told.accept(new Told(Place.TOPICS, where, text(record)));
                }
            }
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        var parts = new ArrayList<byte[]>();
        parts.add(record.key());
        parts.add(record.value());
        record.headers().forEach(header -> parts.add(header.value()));
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(part == null ? "" : new String(part, ISO_8859_1)).append('\n');
        }
        return text.toString();
    }

    private static void database(World world, Consumer<Told> told) {
        var postgres = world.postgres();
        try (var connection =
                DriverManager.getConnection(
                        postgres.jdbcUrl(), postgres.username(), postgres.password())) {
            for (var table : tables(connection)) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("TABLE " + table)) {
                    while (rows.next()) {
                        told.accept(new Told(Place.DATABASE, table, text(rows)));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the database", e);
        }
    }

    /** Quoted by the database itself. */
    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                                WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String text(ResultSet row) throws SQLException {
        var text = new StringBuilder();
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var bytes = columns.getColumnType(i) == Types.BINARY ? row.getBytes(i) : null;
            text.append(bytes == null ? row.getString(i) : new String(bytes, ISO_8859_1));
            text.append('\n');
        }
        return text.toString();
    }

    private static void answers(World world, Collection<UUID> deploys, Consumer<Told> told) {
        var paths = new ArrayList<>(List.of("targets", "deploys", "dead-letters", "audit"));
        for (var deploy : deploys) {
            for (var part : List.of("", "/events", "/plan", "/output", "/report")) {
                paths.add("deploys/" + deploy + part);
            }
        }
        for (var path : paths) {
            var answer = world.operator().get("/api/v1/" + path);
            if (answer.status() != 200 && answer.status() != 404) {
                throw new IllegalStateException(path + " answers " + answer);
            }
            told.accept(new Told(Place.API, path, answer.body().toString()));
        }
    }
}
