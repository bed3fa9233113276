package dev.airlock.deploy.console;

import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.api.DeployViews;
import dev.airlock.deploy.api.TargetViews;
import dev.airlock.deploy.config.TargetRules;
import dev.airlock.deploy.forecast.Forecasts;
import dev.airlock.deploy.forecast.QuietForecast;
import dev.airlock.deploy.history.Deploys;
import dev.airlock.deploy.history.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what the pages of targets show. */
@ApplicationScoped
class TargetScreens {
    private static final int PAST = 12;
    private static final Duration QUIET = Duration.ofMinutes(30);
    private static final Duration AHEAD = Duration.ofHours(24);
    private static final Map<String, Right> COMMANDS =
            Map.of(
                    "start", Right.START,
                    "force", Right.FORCE,
                    "windows", Right.PASS_WINDOWS,
                    "lock", Right.LOCK,
                    "allow", Right.ALLOW_VERSION,
                    "pauses", Right.RELEASE_PAUSES);

    private final TargetRules rules;
    private final TargetViews views;
    private final Deploys deploys;
    private final DeployViews deployViews;
    private final Snapshots snapshots;
    private final Forecasts forecasts;
    private final Visitor visitor;

    TargetScreens(
            TargetRules rules,
            TargetViews views,
            Deploys deploys,
            DeployViews deployViews,
            Snapshots snapshots,
            Forecasts forecasts,
            Visitor visitor) {
        this.rules = rules;
        this.views = views;
        this.deploys = deploys;
        this.deployViews = deployViews;
        this.snapshots = snapshots;
        this.forecasts = forecasts;
        this.visitor = visitor;
    }

    /** Those that this visitor may see. */
    Set<String> names() {
        return rules.names().stream()
                .filter(name -> visitor.may(Right.VIEW, name))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    @Transactional
    List<TargetPage> all() {
        return names().stream().map(name -> gather(name, null, Form.NONE)).toList();
    }

    @Transactional
    TargetPage page(String name, Form form) {
        if (rules.of(name).isEmpty()) {
            throw NoPage.missing("target");
        }
        return gather(name, forecasts.of(name, QUIET, AHEAD).orElse(null), form);
    }

    private TargetPage gather(String name, @Nullable QuietForecast forecast, Form form) {
        var active = deploys.active(name).map(deployViews::view).orElse(null);
        return new TargetPage(
                views.view(name),
                Board.of(snapshots.of(name)),
                forecast,
                closedThen(name, forecast),
                active,
                active == null ? null : Headline.of(active),
                deploys.queued(name).stream().map(deployViews::view).toList(),
                deploys.ended(name, PAST).stream().map(DeployViews::line).toList(),
                COMMANDS.entrySet().stream()
                        .filter(each -> visitor.may(each.getValue(), name))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()),
                form.is("start") && !form.value("start", "key").isEmpty()
                        ? UUID.fromString(form.value("start", "key"))
                        : UUID.randomUUID(),
                form);
    }

    private @Nullable String closedThen(String name, @Nullable QuietForecast forecast) {
        var next = forecast == null ? null : forecast.next();
        return next == null
                ? null
                : rules.of(name)
                        .flatMap(rule -> rule.policy().windows().inTheWay(next.begin()))
                        .orElse(null);
    }
}
