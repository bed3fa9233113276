package dev.airlock.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.airlock.event.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class BackingServicesTest {
    @Test
    void kafkaKeepsARecordThoughItIsKilled() throws Exception {
        try (var kafka = Kafka.start();
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                var producer =
                        new KafkaProducer<>(
                                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                                new StringSerializer(),
                                new StringSerializer());
                var consumer =
                        new KafkaConsumer<>(
                                Map.of(
                                        "bootstrap.servers", kafka.bootstrapServers(),
                                        "group.id", "test",
                                        "auto.offset.reset", "earliest"),
                                new StringDeserializer(),
                                new StringDeserializer())) {
            // Given
            assertThat(admin.listTopics().names().get())
                    .contains(Topics.DEPLOYS, Topics.TARGETS, Topics.OUTPUT, Topics.DEAD_LETTERS);
            producer.send(new ProducerRecord<>(Topics.DEPLOYS, "target", "hello")).get();

            // When
            kafka.kill();
            kafka.restart();
            consumer.subscribe(List.of(Topics.DEPLOYS));
            var records = consumer.poll(Duration.ofSeconds(20));

            // Then
            assertThat(records)
                    .singleElement()
                    .satisfies(record -> assertThat(record.value()).isEqualTo("hello"));
        }
    }

    @Test
    void postgresKeepsWhatIsCommittedThoughItIsKilled() throws Exception {
        try (var postgres = Postgres.start()) {
            // Given
            try (var connection = connection(postgres);
                    var statement = connection.createStatement()) {
                statement.execute(
                        "create table kept as select current_setting('server_version') as version");
            }

            // When
            postgres.kill();
            var dead = catchThrowable(() -> connection(postgres).close());
            postgres.restart();

            // Then
            assertThat(dead).isInstanceOf(SQLException.class);
            try (var connection = connection(postgres);
                    var statement = connection.createStatement();
                    var answer = statement.executeQuery("select version from kept")) {
                assertThat(answer.next()).isTrue();
                assertThat(answer.getString(1)).startsWith("17");
            }
        }
    }

    private static Connection connection(Postgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.username(), postgres.password());
    }
}
