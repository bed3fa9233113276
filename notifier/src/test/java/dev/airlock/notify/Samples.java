package dev.airlock.notify;

import dev.airlock.event.ImageTag;
import dev.airlock.event.IncidentCause;
import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.LedgerEvent.DeployEnded;
import dev.airlock.event.LedgerEvent.DeployRequested;
import dev.airlock.event.LedgerEvent.IncidentDeclared;
import dev.airlock.event.Option;
import dev.airlock.event.Outcome;
import dev.airlock.event.ReleaseEvent.ReleasePreviewed;
import dev.airlock.event.ResourceChange;
import dev.airlock.event.ResourceChange.AttributeChange;
import dev.airlock.event.Version;
import java.util.List;
import java.util.UUID;

/** Events as they come. */
public final class Samples {
    public static final Version VERSION = new Version("2023.08.01.12.00.00");

    private Samples() {}

    public static DeployRequested started(Option... options) {
        return new DeployRequested(VERSION, null, "new DAGs", "ada", null, List.of(options));
    }

    public static ReleasePreviewed previewed() {
        return new ReleasePreviewed(
                VERSION,
                true,
                "catalog-" + VERSION,
                "sha",
                null,
                List.of(),
                false,
                true,
                List.of(),
                null,
                null,
                false,
                "https://github.test/r",
                null);
    }

    public static PlanProposed plan(ResourceChange... changes) {
        return new PlanProposed(
                new UUID(0, 2),
                "ab",
                VERSION,
                new ImageTag("rel-" + VERSION),
                "sha256:1",
                "base",
                "bump",
                "airlock/x",
                List.of(changes),
                changes.length == 0,
                List.of(),
                1,
                "lineage",
                List.of(),
                List.of());
    }

    public static ResourceChange service() {
        return new ResourceChange(
                "module.catalog-airflow.terraform_data.service",
                List.of("update"),
                List.of(
                        new AttributeChange("input.tag", "\"rel-1\"", "\"rel-2\"", false),
                        new AttributeChange("input.password", "\"***\"", "\"***\"", true),
                        new AttributeChange("output", "\"rel-1\"", null, false)));
    }

    public static IncidentDeclared incident(List<String> evidence, List<String> paused) {
        return new IncidentDeclared(
                IncidentCause.RESUME_FAILED,
                "a DAG could not be unpaused",
                evidence,
                paused,
                "ledger");
    }

    public static DeployEnded ended(Outcome outcome) {
        return new DeployEnded(outcome, "that is why", VERSION, null);
    }
}
