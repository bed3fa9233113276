/**
 * Airflow as the watcher sees it: one port, its two API lines behind it, and how a target is
 * configured.
 */
@NullMarked
package dev.airlock.watcher.airflow;

import org.jspecify.annotations.NullMarked;
