package dev.airlock.deploy.access;

import dev.airlock.event.Version;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks for: its parameters by name, and the fields of its body, which is a record.
 *
 * @param values what is not given is not there
 */
record Asked(Map<String, Object> values) {
    static Asked of(Method method, @Nullable Object[] arguments) {
        var values = new TreeMap<String, Object>();
        for (int i = 0; i < arguments.length; i++) {
            put(values, method.getParameters()[i].getName(), arguments[i]);
        }
        return new Asked(values);
    }

    /** The deploy it is about. */
    Optional<UUID> deploy() {
        return value("id", UUID.class);
    }

    /** The target it names. */
    Optional<String> target() {
        return value("target", String.class);
    }

    /** Why, in the caller's words. */
    Optional<String> reason() {
        return value("reason", String.class).or(() -> value("comment", String.class));
    }

    /** Whether runs may be sacrificed: a forced deploy, or a rollback that waits for nobody. */
    boolean forces() {
        return isTrue("force") || isTrue("now");
    }

    /** Whether the target's windows are passed over. */
    boolean passesWindows() {
        return isTrue("outsideWindows");
    }

    private boolean isTrue(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value instanceof Record body) {
            Arrays.stream(body.getClass().getRecordComponents())
                    .forEach(component -> put(values, component.getName(), read(component, body)));
        } else if (isPlain(value)) {
            values.put(name, value);
        }
    }

    /** What the framework hands to a method is no part of what was asked for. */
    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum
                || value instanceof UUID
                || value instanceof Temporal
                || value instanceof TemporalAmount
                || value instanceof Version
                || value instanceof Collection
                || value instanceof Map;
    }

    private static @Nullable Object read(RecordComponent component, Record body) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(body);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record that cannot be read", e);
        }
    }
}
