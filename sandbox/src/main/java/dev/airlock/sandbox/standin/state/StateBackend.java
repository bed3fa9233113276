package dev.airlock.sandbox.standin.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;
import dev.airlock.sandbox.standin.web.Timeline;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A state as Terraform's {@code http} backend keeps it
 * (developer.hashicorp.com/terraform/language/backend/http): GET, POST with the lock's id, DELETE,
 * LOCK and UNLOCK; 423 with the holder's lock info for all who do not hold the lock. An UNLOCK
 * without a body is what Terraform's {@code force-unlock} sends, whatever id it was given
 * (hashicorp/terraform#28421): it releases whichever lock there is.
 */
public final class StateBackend implements Site {
    private static final int LOCKED = 423;
    private static final String ID = "ID";

    private final Timeline timeline;
    private final Routes routes =
            new Routes()
                    .on("GET", "", _ -> read())
                    .on("POST", "", this::write)
                    .on("DELETE", "", _ -> purge())
                    .on("LOCK", "", this::lock)
                    .on("UNLOCK", "", this::unlock);
    private @Nullable String state;
    private @Nullable JsonNode holder;

    public StateBackend(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The state as JSON, if there is one. */
    public Optional<String> state() {
        return timeline.look(() -> Optional.ofNullable(state));
    }

    /** Puts a state there, whoever holds the lock. */
    public void put(String json) {
        timeline.change(() -> state = json);
    }

    /** The lock info of who holds the lock, with Terraform's names. */
    public Optional<JsonNode> holder() {
        return timeline.look(() -> Optional.ofNullable(holder));
    }

    /** Somebody else's Terraform holds the lock from now on. */
    public void hold(JsonNode info) {
        timeline.change(() -> holder = info);
    }

    /** Nobody holds the lock any more. */
    public void release() {
        timeline.change(() -> holder = null);
    }

    private Answer read() {
        return state == null
                ? Answer.typed(Answer.NOT_FOUND, "", "")
                : Answer.typed(Answer.OK, "application/json", state);
    }

    private Answer write(Request request) {
        if (holder != null && !isHolder(request.first(ID))) {
            return locked(holder);
        }
        state = request.body();
        return done();
    }

    private Answer purge() {
        state = null;
        return done();
    }

    private Answer lock(Request request) {
        if (holder != null) {
            return locked(holder);
        }
        var info = request.json();
        if (info.isEmpty()) {
            return Answer.typed(Answer.BAD_REQUEST, "", "");
        }
        holder = info.get();
        return done();
    }

    private Answer unlock(Request request) {
        var id = request.json().map(info -> info.path(ID).asText());
        if (holder != null && id.isPresent() && !isHolder(id)) {
            return locked(holder);
        }
        holder = null;
        return done();
    }

    private boolean isHolder(Optional<String> id) {
        return holder != null && id.equals(Optional.of(holder.path(ID).asText()));
    }

    private static Answer locked(JsonNode by) {
        return Answer.json(LOCKED, by);
    }

    private static Answer done() {
        return Answer.typed(Answer.OK, "", "");
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Answer unknownPath(Request request) {
        return Answer.html(Answer.NOT_FOUND, "404 Not Found");
    }

    @Override
    public Answer wrongMethod(Request request) {
        return Answer.html(Answer.WRONG_METHOD, "405 Method Not Allowed");
    }
}
