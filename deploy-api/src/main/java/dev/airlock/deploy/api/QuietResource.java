package dev.airlock.deploy.api;

import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.NotFound;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.config.TargetRules;
import dev.airlock.deploy.forecast.Forecasts;
import dev.airlock.deploy.forecast.QuietForecast;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** When a target's platform will be quiet: a proposal to a person. */
@Path("/api/v1/targets/{target}/quiet-windows")
@RunOnVirtualThread
class QuietResource {
    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;

    private final TargetRules rules;
    private final Forecasts forecasts;

    QuietResource(TargetRules rules, Forecasts forecasts) {
        this.rules = rules;
        this.forecasts = forecasts;
    }

    /**
     * When it will probably be quiet for so many {@code minutes} (30; up to a day) within so many
     * {@code hours} (24; up to a week), what stands in the way, and what was assumed.
     */
    @GET
    @Needs(Right.VIEW)
    @Transactional
    public QuietForecast windows(
            @RestPath String target,
            @RestQuery @Nullable String minutes,
            @RestQuery @Nullable String hours) {
        if (rules.of(target).isEmpty()) {
            throw new NotFound("target");
        }
        var wanted = Parameters.whole("minutes", minutes, 30, DAY * 60);
        var horizon = Parameters.whole("hours", hours, DAY, WEEK);
        return forecasts
                .of(target, Duration.ofMinutes(wanted), Duration.ofHours(horizon))
                .orElseThrow(() -> new NotFound("snapshot yet"));
    }
}
