package dev.airlock.infra.plan;

import dev.airlock.event.ImageTag;
import dev.airlock.event.ResourceChange;
import dev.airlock.infra.config.ContractConfig;
import dev.airlock.infra.config.ContractConfig.Allowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares a plan with what a deploy is meant to change; pure. */
final class ChangeContract {
    private final ContractConfig config;

    ChangeContract(ContractConfig config) {
        this.config = config;
    }

    /** What held, and what did not, one line each. */
    record Verdict(List<String> held, List<String> violations) {
        Verdict {
            held = List.copyOf(held);
            violations = List.copyOf(violations);
        }

        boolean holds() {
            return violations.isEmpty();
        }
    }

    Verdict check(PlanDocument plan, ImageTag tag) {
        var held = new ArrayList<String>();
        var violations = new ArrayList<>(plan.oddities());
        whole(plan, held, violations);
        tag(plan, tag, held, violations);
        for (var change : plan.changes()) {
            var wrong = wrongWith(change);
            if (wrong.isEmpty()) {
                held.add(describe(change) + ": allowed");
            }
            violations.addAll(wrong);
        }
        return new Verdict(held, violations);
    }

    private static void whole(PlanDocument plan, List<String> held, List<String> violations) {
        if (plan.errored()) {
            violations.add("the plan ended with an error");
        }
        if (Boolean.FALSE.equals(plan.complete())) {
            violations.add("the plan is not complete");
        }
        if (Boolean.FALSE.equals(plan.applyable()) && !plan.isEmpty()) {
            violations.add("the plan cannot be applied");
        }
        if (violations.size() == plan.oddities().size()) {
            held.add("the plan is complete and without errors");
        }
    }

    private void tag(PlanDocument plan, ImageTag tag, List<String> held, List<String> violations) {
        var at = config.tag().address() + " " + config.tag().attribute();
        var planned = plan.planned(config.tag().address(), config.tag().attribute());
        if (planned == null) {
            violations.add("there is no tag at %s".formatted(at));
        } else if (planned.equals(tag.value())) {
            held.add("the tag at %s is %s".formatted(at, tag));
        } else {
            violations.add("the tag at %s is not %s".formatted(at, tag));
        }
    }

    private List<String> wrongWith(ResourceChange change) {
        var actions = Set.copyOf(change.actions());
        if (actions.equals(Set.of("delete", "create"))) {
            return within(config.replacements(), change, change.address() + " may not be replaced");
        }
        if (actions.equals(Set.of("delete")) || actions.equals(Set.of("forget"))) {
            return unless(config.deletes().contains(change.address()), change, "deleted");
        }
        if (!actions.equals(Set.of("update")) && !actions.equals(Set.of("create"))) {
            return List.of(describe(change) + " is not foreseen");
        }
        return within(config.changes(), change, describe(change) + ": this address may not change");
    }

    private static List<String> within(
            List<Allowed> allowed, ResourceChange change, String refusal) {
        return allowed.stream()
                .filter(each -> each.address().equals(change.address()))
                .findFirst()
                .map(each -> attributes(change, each))
                .orElseGet(() -> List.of(refusal));
    }

    private static List<String> attributes(ResourceChange change, Allowed allowed) {
        return change.attributes().stream()
                .filter(each -> !AttributePath.isWithin(allowed.attributes(), each.path()))
                .map(each ->
                        "%s %s may not change".formatted(change.address(), nameOf(each.path())))
                .toList();
    }

    private static String nameOf(String path) {
        return path.isEmpty() ? "(the whole)" : path;
    }

    private static List<String> unless(boolean allowed, ResourceChange change, String verb) {
        return allowed ? List.of() : List.of("%s may not be %s".formatted(change.address(), verb));
    }

    private static String describe(ResourceChange change) {
        return change.address() + " " + String.join("/", change.actions());
    }
}
