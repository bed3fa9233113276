package dev.airlock.sandbox.standin;

import java.util.Map;

/** A monorepo with a release, three commits since, and a draft. */
final class Monorepo {
    static final String OLD_VERSION = "2026.01.01.00.00.00";
    static final String OLD = "catalog-" + OLD_VERSION;
    static final String NEW_VERSION = "2026.02.02.00.00.00";
    static final String NEW = "catalog-" + NEW_VERSION;

    private Monorepo() {}

    static void script(Universe universe) {
        var monorepo = universe.monorepo();
        var first =
                monorepo.commit(
                        "Begin",
                        Map.of(
                                "catalog/requirements-prod.txt", "apache-airflow[http]==3.3.2\n",
                                "README.md", "Openverse\n"));
        monorepo.published(OLD, first);
        monorepo.commit("Change the catalog", Map.of("catalog/dags/a.py", "print(1)\n"));
        monorepo.commit("Change the API", Map.of("api/b.py", "print(2)\n"));
        monorepo.commit("Write more", Map.of("README.md", "Openverse, more\n"));
        monorepo.commit("topic", "someone", "A topic", Map.of("topic.txt", "topic\n"));
        monorepo.commit("other", "someone", "Another", Map.of("other.txt", "other\n"));
        monorepo.draft(NEW);
    }
}
