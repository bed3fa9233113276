package dev.airlock.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.event.Topics;
import java.sql.DriverManager;
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
    void kafkaCarriesARecord() throws Exception {
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
            consumer.subscribe(List.of(Topics.DEPLOYS));
            var records = consumer.poll(Duration.ofSeconds(20));

            // Then
            assertThat(records)
                    .singleElement()
                    .satisfies(record -> assertThat(record.value()).isEqualTo("hello"));
        }
    }

    @Test
    void postgresAnswers() throws Exception {
        try (var postgres = Postgres.start();
                var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(), postgres.username(), postgres.password());
                var statement = connection.createStatement()) {
            // When
            var answer = statement.executeQuery("show server_version");

            // Then
            assertThat(answer.next()).isTrue();
            assertThat(answer.getString(1)).startsWith("17");
        }
    }
}
