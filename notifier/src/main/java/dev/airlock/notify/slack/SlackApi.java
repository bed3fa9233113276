package dev.airlock.notify.slack;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Slack's Web API, as far as a message needs it. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface SlackApi {

    /** Answers 200 with {@code ok: false} for most errors, and 429 when called too often. */
    @POST
    @Path("chat.postMessage")
    Answer post(@RestHeader("Authorization") String authorization, Message message);

    record Message(String channel, String text) {}

    record Answer(boolean ok, @Nullable String error) {}
}
