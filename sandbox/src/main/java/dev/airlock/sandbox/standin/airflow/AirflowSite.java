package dev.airlock.sandbox.standin.airflow;

import dev.airlock.sandbox.standin.web.Answer;
import dev.airlock.sandbox.standin.web.Request;
import dev.airlock.sandbox.standin.web.Routes;
import dev.airlock.sandbox.standin.web.Site;
import dev.airlock.sandbox.standin.web.Timeline;
import java.util.Optional;

/** The line that the scenario has chosen; 503 from the proxy while no instance answers. */
final class AirflowSite implements Site {
    private final Platform platform;
    private final Accounts accounts;
    private final Site line2;
    private final Site line3;

    AirflowSite(Timeline timeline, Platform platform, String user, String password) {
        this.platform = platform;
        this.accounts = new Accounts(timeline, user, password);
        this.line2 = new Line2Site(timeline, platform, accounts);
        this.line3 = new Line3Site(timeline, platform, accounts);
    }

    Accounts accounts() {
        return accounts;
    }

    private Site current() {
        return platform.line() == Line.AIRFLOW_2 ? line2 : line3;
    }

    @Override
    public Routes routes() {
        return current().routes();
    }

    @Override
    public Optional<Answer> instead(Request request) {
        return platform.instance().answers()
                ? Optional.empty()
                : Optional.of(
                        Answer.html(Answer.UNAVAILABLE, "503 Service Temporarily Unavailable"));
    }

    @Override
    public Answer unknownPath(Request request) {
        return current().unknownPath(request);
    }

    @Override
    public Answer wrongMethod(Request request) {
        return current().wrongMethod(request);
    }
}
