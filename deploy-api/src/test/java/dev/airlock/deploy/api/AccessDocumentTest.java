package dev.airlock.deploy.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.deploy.access.Needs;
import dev.airlock.deploy.access.Right;
import dev.airlock.deploy.access.Role;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/access.md} says what the code does; what follows the table is written by hand. */
class AccessDocumentTest {
    private static final java.nio.file.Path DOCUMENT = java.nio.file.Path.of("../docs/access.md");
    private static final List<Class<?>> RESOURCES =
            List.of(
                    TargetResource.class,
                    DeployResource.class,
                    HistoryResource.class,
                    InterventionResource.class,
                    DeadLetterResource.class,
                    TokenResource.class,
                    AuditResource.class);

    private static final String BY_HAND = "\n## Who somebody is\n";

    private static final String HEAD =
            """
            # Who may do what

            The table is generated from the code (`Right`, `@Needs`) and checked by a test; each call is tried by each role.

            A caller has roles by target, or on every target (`"*"`). Whoever may let something happen may also stop it;
            what changes production needs a deployer, what lets a change pass an approver. `force` is a right of its own
            and allows nothing else: a forced deploy, or a rollback that waits for nobody, needs `deployer` as well.
            Nobody approves the plan of a deploy they started, unless the target's policy says `requesterMayApprove`.
            Lists show what one may view. Dead letters, tokens and the audit need `admin` on every target.

            | may | by |\
            """;

    @Test
    void isWhatTheCodeSays() throws IOException {
        var roles = List.of(Role.values());
        var text = new StringBuilder(HEAD).append(' ');
        text.append(roles.stream().map(Role::wireName).collect(Collectors.joining(" | ")));
        text.append(" |\n|---|---|").append("---|".repeat(roles.size())).append('\n');
        for (var right : Right.values()) {
            text.append("| ").append(right.what()).append(" | ").append(calls(right)).append(" |");
            roles.forEach(role -> text.append(right.isOf(role) ? " yes |" : "  |"));
            text.append('\n');
        }
        var document = Files.readString(DOCUMENT);
        text.append(document.substring(document.indexOf(BY_HAND)));

        if (Boolean.getBoolean("airlock.approve")) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("made anew with -Dairlock.approve=true")
                .isEqualTo(text.toString());
    }

    private static String calls(Right right) {
        if (right == Right.FORCE) {
            return "`force: true`, `now: true`";
        }
        if (right == Right.PASS_WINDOWS) {
            return "`outsideWindows: true`";
        }
        return RESOURCES.stream()
                .flatMap(AccessDocumentTest::endpoints)
                .filter(method -> method.getAnnotation(Needs.class).value() == right)
                .map(AccessDocumentTest::call)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Stream<Method> endpoints(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> verb(method).findAny().isPresent());
    }

    private static String call(Method method) {
        var below = method.getAnnotation(Path.class);
        return "`%s %s%s`"
                .formatted(
                        verb(method).findFirst().orElseThrow(),
                        method.getDeclaringClass()
                                .getAnnotation(Path.class)
                                .value()
                                .replace("/api/v1", ""),
                        below == null ? "" : below.value());
    }

    private static Stream<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                .filter(each -> each != null)
                .map(HttpMethod::value);
    }
}
