package dev.airlock.deploy.history;

import dev.airlock.deploy.ledger.Refused;
import dev.airlock.deploy.ledger.Wire;
import dev.airlock.event.Topics;
import dev.airlock.event.wire.ForgedEventException;
import dev.airlock.kit.Sql;
import dev.airlock.kit.event.Forgeries;
import dev.airlock.kit.event.Outbox;
import dev.airlock.kit.event.Patiently;
import dev.airlock.kit.sign.Signatures;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** What no service could read or handle, kept until a person has decided what becomes of it. */
@ApplicationScoped
public class DeadLetters {
    private static final int PAGE = 200;
    private static final String SELECT =
            "select id, record_key, type, event_id, reason, service, topic, partition,"
                    + " record_offset, arrived_at, payload, decision, decided_by, decided_at, why"
                    + " from dead_letter ";

    private final Signatures signatures;
    private final Forgeries forgeries;
    private final Sql sql;
    private final Outbox outbox;
    private final Clock clock;

    DeadLetters(Signatures signatures, Forgeries forgeries, Sql sql, Outbox outbox, Clock clock) {
        this.signatures = signatures;
        this.forgeries = forgeries;
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What can become of one. */
    public enum Decision {
        /** Sent again as it was: who has handled it drops it, who has not tries once more. */
        REPLAYED,

        /** Nobody is to handle it. */
        DROPPED
    }

    @Incoming("dead-letters-in")
    @Blocking("dead-letters")
    @RunOnVirtualThread
    void on(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        try {
            signatures.signerOf(record);
        } catch (ForgedEventException e) {
            // Comes back as a dead letter of ours that says so.
            forgeries.refuse(record, e);
            return;
        }
        Patiently.inTransaction("dead letter", () -> store(record));
    }

    // What several services could not handle is one line, with what each of them says.
    private void store(ConsumerRecord<String, byte[]> record) {
        sql.update(
                """
                insert into dead_letter (id, record_key, type, event_id, reason, service, topic,
                    partition, record_offset, arrived_at, headers, payload)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                on conflict (topic, partition, record_offset) do update set
                    service = dead_letter.service || ', ' || excluded.service,
                    reason = case when dead_letter.reason = excluded.reason then dead_letter.reason
                        else dead_letter.reason || '; ' || excluded.service || ': '
                            || excluded.reason end
                where not string_to_array(dead_letter.service, ', ') @> array[excluded.service]
                """,
                record.partition() + "-" + record.offset(),
                record.key() == null ? "" : text(record.key()),
                header(record, "ce_type"),
                header(record, "ce_id"),
                header(record, "dead-letter-reason", "no reason given"),
                header(record, "dead-letter-service", "unknown"),
                header(record, "dead-letter-topic", Topics.DEPLOYS),
                Integer.parseInt(header(record, "dead-letter-partition", "-1")),
                Long.parseLong(header(record, "dead-letter-offset", "-1")),
                Instant.ofEpochMilli(record.timestamp()).atOffset(ZoneOffset.UTC),
                Outbox.headersOf(record, name -> !name.startsWith("dead-letter-")),
                record.value() == null ? new byte[0] : record.value());
    }

    /** The newest first; those that nobody has decided on, or all. */
    public List<DeadLetter> list(boolean decidedToo) {
        return sql.query(
                SELECT
                        + (decidedToo ? "" : "where decision is null ")
                        + "order by arrived_at desc, id desc limit ?",
                DeadLetter::read,
                PAGE);
    }

    /** Decides, once; empty if there is no such dead letter. */
    @Transactional
    public Optional<DeadLetter> decide(String id, Decision decision, String by, String why) {
        var found = find(id);
        if (found.isEmpty()) {
            return found;
        }
        var decided =
                sql.update(
                        """
                        update dead_letter set decision = ?, decided_by = ?, decided_at = ?, why = ?
                        where id = ? and decision is null
                        """,
                        Wire.name(decision),
                        by,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        why,
                        id);
        if (decided == 0) {
            throw new Refused("it was decided on already", "");
        }
        if (decision == Decision.REPLAYED) {
            replay(found.get());
        }
        Log.infof("Dead letter: id=%s decision=%s by=%s", id, decision, by);
        return find(id);
    }

    private void replay(DeadLetter letter) {
        if (!letter.topic().equals(Topics.DEPLOYS)) {
            throw new Refused(
                    "only what came from %s can be sent again".formatted(Topics.DEPLOYS), "");
        }
        sql.query(
                        "select headers::text, payload from dead_letter where id = ?",
                        results -> new Content(results.getString(1), results.getBytes(2)),
                        letter.id())
                .forEach(content ->
                        outbox.again(letter.key(), content.headers(), content.payload()));
    }

    private Optional<DeadLetter> find(String id) {
        return sql.query(SELECT + "where id = ?", DeadLetter::read, id).stream().findFirst();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, only carried to the outbox
    private record Content(String headers, byte[] payload) {}

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : text(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<?, ?> record, String name, String otherwise) {
        var value = header(record, name);
        return value == null ? otherwise : value;
    }

    /** Postgres takes no zero character in a text. */
    private static String text(String value) {
        return value.replace("\u0000", "");
    }
}
