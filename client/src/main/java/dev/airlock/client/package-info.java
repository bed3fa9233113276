/**
 * Airlock from a terminal, against any server: tables for people, JSON and exit codes for scripts.
 */
@NullMarked
package dev.airlock.client;

import org.jspecify.annotations.NullMarked;
