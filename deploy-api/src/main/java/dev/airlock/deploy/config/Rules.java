package dev.airlock.deploy.config;

/** Everything the ledger decides one target's deploys by. */
public record Rules(Policy policy, ReleaseRules release, VerifyRules verify) {}
