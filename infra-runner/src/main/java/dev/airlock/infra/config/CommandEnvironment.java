package dev.airlock.infra.config;

import dev.airlock.infra.command.Masking;
import dev.airlock.kit.config.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The configured variables with their secrets revealed, and the mask that keeps them in. */
public record CommandEnvironment(Map<String, String> variables, Masking masking) {
    private static final String SECRET = "(env:|file:/).+";

    public static CommandEnvironment of(InfraConfig config) {
        var variables = new HashMap<String, String>();
        var secrets = new ArrayList<>(List.of(config.token().reveal()));
        var registryToken = config.registryToken();
        if (registryToken != null) {
            secrets.add(registryToken.reveal());
        }
        config.commandEnvironment()
                .forEach((name, value) -> {
                    if (value.matches(SECRET)) {
                        var secret = Secret.of(value).reveal();
                        secrets.add(secret);
                        variables.put(name, secret);
                    } else {
                        variables.put(name, value);
                    }
                });
        return new CommandEnvironment(Map.copyOf(variables), new Masking(secrets));
    }

    @Override
    public String toString() {
        return variables.keySet().toString();
    }
}
