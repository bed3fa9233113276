package dev.airlock.deploy.history;

import dev.airlock.kit.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the commands of a deploy printed, in order. */
@ApplicationScoped
public class Output {
    private final Sql sql;

    Output(Sql sql) {
        this.sql = sql;
    }

    /** Every chunk of a deploy: commands in the order they began, chunks in theirs. */
    public List<Chunk> of(UUID deployId) {
        return sql.query(
                """
                select o.command_id, o.sequence, o.step, o.command, o.time, o.text,
                    o.exit_code, o.elapsed_millis
                from command_output o
                join (select command_id, min(time) as began from command_output
                      where deploy_id = ? group by command_id) c using (command_id)
                order by c.began, o.command_id, o.sequence
                """,
                results ->
                        new Chunk(
                                results.getObject(1, UUID.class),
                                results.getLong(2),
                                results.getString(3),
                                results.getString(4),
                                results.getObject(5, OffsetDateTime.class).toInstant(),
                                results.getString(6),
                                results.getObject(7, Integer.class),
                                results.getObject(8, Long.class)),
                deployId);
    }

    /** The same as a terminal would show it. */
    public String asText(UUID deployId) {
        var text = new StringBuilder();
        for (var chunk : of(deployId)) {
            if (chunk.sequence() == 0) {
                text.append("$ ").append(chunk.command()).append('\n');
            }
            text.append(chunk.text());
            if (chunk.exitCode() != null) {
                text.append("[exit code ").append(chunk.exitCode()).append("]\n");
            }
        }
        return text.toString();
    }

    /** One chunk; the last of a command carries how it ended. */
    public record Chunk(
            UUID commandId,
            long sequence,
            String step,
            String command,
            Instant time,
            String text,
            @Nullable Integer exitCode,
            @Nullable Long elapsedMillis) {}
}
