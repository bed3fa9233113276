/**
 * A whole world on one machine: Kafka and Postgres, stand-ins for everything outside, a real
 * infrastructure repository, and the six services as processes of their own.
 */
@NullMarked
package dev.airlock.sandbox;

import org.jspecify.annotations.NullMarked;
