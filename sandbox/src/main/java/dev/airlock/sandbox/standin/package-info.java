/**
 * Stand-ins on one HTTP server: per target a universe of Airflow, GitHub, registry, Sentry, Slack.
 */
@NullMarked
package dev.airlock.sandbox.standin;

import org.jspecify.annotations.NullMarked;
