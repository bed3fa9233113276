package dev.airlock.deploy.console;

import dev.airlock.deploy.api.Views.DeployLine;
import dev.airlock.deploy.api.Views.DeployView;
import dev.airlock.deploy.api.Views.TargetView;
import dev.airlock.deploy.forecast.QuietForecast;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is shown of a target.
 *
 * @param forecast absent on the list of targets, and while nobody has looked yet
 * @param closedThen why no deploy may begin when the forecast's next window does
 * @param active the deploy that is under way
 * @param headline of the active deploy
 * @param queued those that wait for their turn, with what for
 * @param past the last that ended, the latest first
 * @param can what this visitor may do here: start, force, windows, lock, allow, pauses
 * @param key under which the form here starts one deploy, and no second
 */
record TargetPage(
        TargetView target,
        Board board,
        @Nullable QuietForecast forecast,
        @Nullable String closedThen,
        @Nullable DeployView active,
        @Nullable Headline headline,
        List<DeployView> queued,
        List<DeployLine> past,
        Set<String> can,
        UUID key,
        Form form) {
    private static final Set<String> STANDS = Set.of("wait", "bad");

    TargetPage {
        queued = List.copyOf(queued);
        past = List.copyOf(past);
        can = Set.copyOf(can);
    }

    public String path() {
        return "/console/targets/" + target.name();
    }

    public boolean may(String action) {
        return can.contains(action);
    }

    /** Nothing goes on before somebody has done something. */
    public boolean waitsForPerson() {
        return headline != null && STANDS.contains(headline.tone());
    }

    /** Oldest first, as one reads. */
    public List<DeployLine> strip() {
        return past.subList(0, Math.min(past.size(), 12)).reversed();
    }
}
