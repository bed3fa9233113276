package dev.airlock.sandbox.standin;

import java.util.Map;

/** What the stand-ins let in; the same in every universe, and worth nothing anywhere else. */
public final class Secrets {
    public static final String AIRFLOW_USER = "deploybot";
    public static final String AIRFLOW_PASSWORD = "sandbox-airflow-password";
    public static final String GITHUB_TOKEN = "sandbox-github-token";
    public static final String GITHUB_APPROVER_TOKEN = "sandbox-github-approver-token";
    public static final String INFRA_GITHUB_TOKEN = "sandbox-infra-github-token";
    public static final String DEPLOYMENTS_TOKEN = "sandbox-deployments-token";
    public static final String REGISTRY_TOKEN = "sandbox-registry-token";
    public static final String SENTRY_TOKEN = "sandbox-sentry-token";
    public static final String SLACK_TOKEN = "xoxb-sandbox-slack-token";

    public static final String WEBHOOK_SECRET =
            "whsec_c2FuZGJveC13ZWJob29rLXNlY3JldC1vZi0zMi1ieXQ=";

    private Secrets() {}

    /** As environment variables of the services. */
    public static Map<String, String> environment() {
        return Map.of(
                "AIRFLOW_PASSWORD", AIRFLOW_PASSWORD,
                "DEPLOYMENTS_TOKEN", DEPLOYMENTS_TOKEN,
                "GITHUB_TOKEN", GITHUB_TOKEN,
                "GITHUB_APPROVER_TOKEN", GITHUB_APPROVER_TOKEN,
                "INFRA_GITHUB_TOKEN", INFRA_GITHUB_TOKEN,
                "REGISTRY_TOKEN", REGISTRY_TOKEN,
                "SENTRY_TOKEN", SENTRY_TOKEN,
                "SLACK_TOKEN", SLACK_TOKEN,
                "WEBHOOK_SECRET", WEBHOOK_SECRET);
    }
}
