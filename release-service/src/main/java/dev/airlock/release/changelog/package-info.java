/** Finds, checks and approves the changelog pull request. */
@NullMarked
package dev.airlock.release.changelog;

import org.jspecify.annotations.NullMarked;
