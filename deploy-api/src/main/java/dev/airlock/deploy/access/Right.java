package dev.airlock.deploy.access;

import static dev.airlock.deploy.access.Role.ADMIN;
import static dev.airlock.deploy.access.Role.APPROVER;
import static dev.airlock.deploy.access.Role.DEPLOYER;
import static dev.airlock.deploy.access.Role.VIEWER;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The one table of who may do what. Whoever may let something happen may also stop it; what changes
 * production needs a deployer, what lets a change pass an approver.
 */
public enum Right {
    LIST(
            Where.ANYWHERE,
            "see lists, of the targets one may view",
            VIEWER,
            DEPLOYER,
            APPROVER,
            ADMIN),
    VIEW("see a target and all of its deploys", VIEWER, DEPLOYER, APPROVER, ADMIN),
    START("start a deploy", DEPLOYER, ADMIN),
    FORCE("sacrifice runs: force, and a rollback that waits for nobody", Role.FORCE),
    PASS_WINDOWS("start a deploy that begins outside of the target's windows", ADMIN),
    CANCEL("cancel a deploy", DEPLOYER, APPROVER, ADMIN),
    CALL_TEAM("declare an incident", DEPLOYER, APPROVER, ADMIN),
    ROLL_BACK("bring the version before back", DEPLOYER, ADMIN),
    OVERRIDE("say that a step is done where no system can", DEPLOYER, ADMIN),
    LOCK("lock and unlock a target", DEPLOYER, ADMIN),
    ANSWER("answer the question that is open", DEPLOYER, APPROVER, ADMIN),
    GRANT("grant or refuse a release", APPROVER, ADMIN),
    APPROVE("approve or reject a plan", APPROVER, ADMIN),
    RESOLVE("resolve an incident", APPROVER, ADMIN),
    RELEASE_PAUSES("decide on DAGs that were left paused", APPROVER, ADMIN),
    ALLOW_VERSION("allow a version again that was rolled back", ADMIN),
    SEE_DEAD_LETTERS(Where.EVERYWHERE, "see dead letters", ADMIN),
    DECIDE_DEAD_LETTERS(Where.EVERYWHERE, "replay and drop dead letters", ADMIN),
    MANAGE_TOKENS(Where.EVERYWHERE, "create, list and revoke API tokens", ADMIN),
    READ_AUDIT(Where.EVERYWHERE, "read the audit", ADMIN);

    /** Where one must have the role. */
    enum Where {
        /** On the target that it is about. */
        TARGET,

        /** On some target. */
        ANYWHERE,

        /** On all of them, by {@code "*"}. */
        EVERYWHERE
    }

    private final Where where;
    private final String what;
    private final Set<Role> roles;

    Right(String what, Role first, Role... more) {
        this(Where.TARGET, what, first, more);
    }

    Right(Where where, String what, Role first, Role... more) {
        this.where = where;
        this.what = what;
        this.roles = EnumSet.of(first, more);
    }

    Where where() {
        return where;
    }

    /** What it allows, to go on after "may". */
    public String what() {
        return what;
    }

    /** In kebab case: {@code call-team}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether whoever has that role may. */
    public boolean isOf(Role role) {
        return roles.contains(role);
    }
}
