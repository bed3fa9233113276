/** What {@code ./airlock demo} and {@code ./airlock up} run: a world, a scenario, a screen. */
@NullMarked
package dev.airlock.sandbox.demo;

import org.jspecify.annotations.NullMarked;
