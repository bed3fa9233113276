package dev.airlock.notify.slack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Slack's Web API, as far as messages need it. It answers 200 with {@code ok: false} for most
 * errors, and 429 when called too often.
 */
@Path("/")
@Consumes("application/json; charset=utf-8")
@Produces(MediaType.APPLICATION_JSON)
interface SlackApi {
    @POST
    @Path("chat.postMessage")
    Answer post(@RestHeader("Authorization") String authorization, Message message);

    @POST
    @Path("chat.update")
    Answer update(@RestHeader("Authorization") String authorization, Update update);

    @GET
    @Path("conversations.history")
    Answer history(
            @RestHeader("Authorization") String authorization,
            @RestQuery String channel,
            @RestQuery String oldest,
            @RestQuery int limit,
            @RestQuery("include_all_metadata") boolean metadata);

    @GET
    @Path("conversations.replies")
    Answer replies(
            @RestHeader("Authorization") String authorization,
            @RestQuery String channel,
            @RestQuery String ts,
            @RestQuery int limit,
            @RestQuery("include_all_metadata") boolean metadata);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Message(
            String channel,
            String text,
            List<Block> blocks,
            Metadata metadata,
            @JsonProperty("thread_ts") @Nullable String threadTs,
            @JsonProperty("reply_broadcast") @Nullable Boolean broadcast,
            @JsonProperty("unfurl_links") boolean unfurl) {}

    record Update(String channel, String ts, String text, List<Block> blocks) {}

    record Metadata(
            @JsonProperty("event_type") String type,
            @JsonProperty("event_payload") @Nullable Payload payload) {}

    /** What a message is about, to know it again. */
    record Payload(@Nullable String deploy, @Nullable String about) {}

    record Answer(
            boolean ok,
            @Nullable String error,
            @Nullable String channel,
            @Nullable String ts,
            @Nullable List<Found> messages) {}

    record Found(String ts, @Nullable Metadata metadata) {}
}
