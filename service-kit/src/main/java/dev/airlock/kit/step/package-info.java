/** Durable steps: long work that survives its process, one at a time per deploy. */
@NullMarked
package dev.airlock.kit.step;

import org.jspecify.annotations.NullMarked;
