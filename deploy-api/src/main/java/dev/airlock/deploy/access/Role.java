package dev.airlock.deploy.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody is on a target; {@link Right} says what that allows. */
public enum Role {
    /** Sees everything of the target, changes nothing. */
    VIEWER,

    /** Starts deploys and brings them to their end. */
    DEPLOYER,

    /** Decides on what deployers propose. */
    APPROVER,

    /** Everything but force. */
    ADMIN,

    /** May sacrifice runs; allows nothing else by itself. */
    FORCE;

    /** As it is written in configuration: {@code deployer}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static Role of(String name) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "is not a role, there are: "
                                        + Arrays.stream(values())
                                                .map(Role::wireName)
                                                .collect(Collectors.joining(", "))));
    }
}
