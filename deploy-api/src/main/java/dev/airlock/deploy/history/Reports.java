package dev.airlock.deploy.history;

import dev.airlock.deploy.ledger.Back;
import dev.airlock.deploy.ledger.Progress;
import dev.airlock.deploy.report.By;
import dev.airlock.deploy.report.Report;
import dev.airlock.deploy.report.Report.Subject;
import dev.airlock.deploy.report.Runbook.Entry;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Makes reports from histories. */
@ApplicationScoped
public class Reports {
    private final Events events;

    Reports(Events events) {
        this.events = events;
    }

    /** What happened to a deploy, event by event, as far as it belonged there. */
    public List<Entry> history(DeployRow row) {
        return events.after(row.id, 0).stream()
                .filter(event -> event.fits)
                .map(event -> {
                    var said = event.event();
                    return new Entry(said, event.time, By.of(said, event.source));
                })
                .toList();
    }

    /** Its report as it stands. */
    public Report of(DeployRow row) {
        return of(row, history(row), row.hasEnded());
    }

    Report of(DeployRow row, List<Entry> history, boolean ended) {
        var progress = row.progress();
        return Report.of(
                new Subject(
                        row.id,
                        row.target,
                        version(progress).map(Version::value).orElse(null),
                        Back.target(progress).map(Version::value).orElse(null),
                        Back.warnings(progress)),
                history,
                ended);
    }

    private static Optional<Version> version(Progress progress) {
        return Optional.ofNullable(Back.bad(progress))
                .or(() -> progress.last(ReleasePreviewed.class).map(ReleasePreviewed::version));
    }
}
