package dev.airlock.infra.plan;

import dev.airlock.event.InfraEvent.PlanProposed;
import dev.airlock.event.Option;
import dev.airlock.infra.work.TerraformState;
import dev.airlock.infra.work.Work;
import java.util.List;
import java.util.UUID;

/**
 * A plan, the state it was made against and its file.
 *
 * @param notes what had to be done for it
 */
record MadePlan(
        UUID planId, TerraformState state, PlanDocument document, byte[] file, List<String> notes) {
    String sha256() {
        return PlanCipher.sha256(file);
    }

    /**
     * What is put before people.
     *
     * @param held what the change contract asks for and the plan keeps
     * @param refusals what the contract refuses it for; a dry run tells that, and nothing more
     */
    PlanProposed proposed(
            Work work, List<String> held, List<Option> options, List<String> refusals) {
        return new PlanProposed(
                planId,
                sha256(),
                work.version(),
                work.tag(),
                work.digest,
                String.valueOf(work.baseCommit),
                work.plannedCommit(),
                work.branch,
                document.changes(),
                document.isEmpty(),
                held,
                state.serial(),
                state.lineage(),
                options,
                refusals);
    }
}
