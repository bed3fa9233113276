package dev.airlock.deploy.config;

import dev.airlock.kit.config.TargetsFile;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules of every target, read and checked at the start. */
@Startup
@ApplicationScoped
public class TargetRules {
    private final Map<String, Rules> rules;

    TargetRules(TargetsFile file) {
        var release = file.section("release", ReleaseRules.class);
        var verify = file.section("verify", VerifyRules.class);
        var all = new TreeMap<String, Rules>();
        file.section("policy", Policy.class)
                .forEach((target, policy) ->
                        all.put(
                                target,
                                new Rules(
                                        policy,
                                        known(release, target),
                                        known(verify, target),
                                        Set.of())));
        this.rules = Map.copyOf(all);
    }

    /** The rules of a target; empty if there is no such target. */
    public Optional<Rules> of(String target) {
        return Optional.ofNullable(rules.get(target));
    }

    /** The names of the targets, in order. */
    public Set<String> names() {
        return new TreeSet<>(rules.keySet());
    }

    private static <T> T known(Map<String, T> sections, String target) {
        var section = sections.get(target);
        if (section == null) {
            throw new IllegalStateException("no section for " + target);
        }
        return section;
    }
}
