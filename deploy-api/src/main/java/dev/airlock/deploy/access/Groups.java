package dev.airlock.deploy.access;

import dev.airlock.deploy.config.TargetRules;
import dev.airlock.deploy.oidc.ProviderFile;
import dev.airlock.deploy.oidc.Settings;
import dev.airlock.kit.config.InvalidConfiguration;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the provider's groups may, on which target; a group that is not configured may nothing. */
@Startup
@ApplicationScoped
class Groups {
    private final Map<String, Map<String, Set<Role>>> roles;

    @Inject
    Groups(ProviderFile file, TargetRules targets) {
        this(file.settings().map(Settings::groups).orElse(Map.of()), targets.names());
    }

    Groups(Map<String, Map<String, Set<String>>> configured, Set<String> targets) {
        var read = new HashMap<String, Map<String, Set<Role>>>();
        configured.forEach((group, byTarget) -> {
            var roles = new HashMap<String, Set<Role>>();
            byTarget.forEach((target, names) -> {
                var key = "%s.groups.%s.%s".formatted(ProviderFile.KEY, group, target);
                if (!target.equals(Caller.EVERYWHERE) && !targets.contains(target)) {
                    throw new InvalidConfiguration(key, "is not a target, nor \"*\"");
                }
                roles.put(target, roles(key, names));
            });
            read.put(group, Map.copyOf(roles));
        });
        this.roles = Map.copyOf(read);
    }

    /** All that those groups may together, by target. */
    Map<String, Set<Role>> roles(Set<String> groups) {
        var all = new HashMap<String, Set<Role>>();
        for (var group : groups) {
            roles.getOrDefault(group, Map.of())
                    .forEach((target, some) ->
                            all.computeIfAbsent(target, _ -> EnumSet.noneOf(Role.class))
                                    .addAll(some));
        }
        return all;
    }

    private static Set<Role> roles(String key, Set<String> names) {
        var roles = EnumSet.noneOf(Role.class);
        for (var name : names) {
            try {
                roles.add(Role.of(name));
            } catch (IllegalArgumentException e) {
                throw new InvalidConfiguration(key, name + " " + e.getMessage());
            }
        }
        return roles;
    }
}
