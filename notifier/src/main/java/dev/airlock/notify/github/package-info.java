/** A deploy as a deployment on GitHub, with its statuses. */
@NullMarked
package dev.airlock.notify.github;

import org.jspecify.annotations.NullMarked;
