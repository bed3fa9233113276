package dev.airlock.sandbox.standin;

import dev.airlock.sandbox.standin.airflow.Airflow;
import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Json;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;

/** What Terraform's provisioner calls: {@code POST /{target}/restart?tag=rel-...}. */
final class RestartSite implements Site {
    private final Airflow airflow;
    private final Routes routes = new Routes().on("POST", "", this::restart);

    RestartSite(Airflow airflow) {
        this.airflow = airflow;
    }

    private Answer restart(Request request) {
        var tag = request.first("tag").filter(text -> !text.isEmpty());
        if (tag.isEmpty()) {
            return Answer.json(Answer.BAD_REQUEST, Json.object("error", "tag is missing"));
        }
        airflow.restart(tag.get());
        return Answer.json(Answer.ACCEPTED, Json.object("tag", tag.get()));
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
