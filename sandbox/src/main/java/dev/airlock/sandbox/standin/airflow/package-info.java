/** Airflow, lines 2 and 3: DAGs that run, park, freeze while paused, and restart. */
@NullMarked
package dev.airlock.sandbox.standin.airflow;

import org.jspecify.annotations.NullMarked;
