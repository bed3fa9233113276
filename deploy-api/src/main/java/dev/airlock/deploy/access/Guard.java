package dev.airlock.deploy.access;

import dev.airlock.deploy.audit.Audit;
import dev.airlock.kit.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import java.lang.reflect.Method;

/** Lets a call pass to who has the right, and writes down what commands became of. */
@Needs(Right.VIEW)
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class Guard {
    private final Access access;
    private final Audit audit;
    private final Scribe scribe;
    private final SecurityIdentity identity;
    private final Sql sql;

    Guard(Access access, Audit audit, Scribe scribe, SecurityIdentity identity, Sql sql) {
        this.access = access;
        this.audit = audit;
        this.scribe = scribe;
        this.identity = identity;
        this.sql = sql;
    }

    @AroundInvoke
    Object pass(InvocationContext context) throws Exception {
        var method = context.getMethod();
        var asked = Asked.of(method, context.getParameters());
        var target = target(asked);
        if (method.isAnnotationPresent(GET.class)) {
            check(method, asked, target);
            return context.proceed();
        }
        var entry = scribe.entry(Access.caller(identity), right(method).wireName(), target, asked);
        try {
            check(method, asked, target);
            return QuarkusTransaction.joiningExisting()
                    .call(() -> {
                        var answer = context.proceed();
                        audit.write(entry);
                        return answer;
                    });
        } catch (RuntimeException e) {
            QuarkusTransaction.requiringNew().run(() -> audit.write(Scribe.notDone(entry, e)));
            throw e;
        }
    }

    private void check(Method method, Asked asked, String target) {
        access.require(identity, right(method), target);
        if (asked.forces()) {
            access.require(identity, Right.FORCE, target);
        }
        if (asked.passesWindows()) {
            access.require(identity, Right.PASS_WINDOWS, target);
        }
    }

    private static Right right(Method method) {
        return method.getAnnotation(Needs.class).value();
    }

    /** The target that the call names, or that its deploy is of; no one's, if there is none. */
    private String target(Asked asked) {
        return asked.target()
                .or(() ->
                        asked.deploy().stream()
                                .flatMap(id ->
                                        sql
                                                .query(
                                                        "select target from deploy where id = ?",
                                                        results -> results.getString(1),
                                                        id)
                                                .stream())
                                .findFirst())
                .orElse(Caller.EVERYWHERE);
    }
}
