/** The pull request with the bump alone. */
@NullMarked
package dev.airlock.infra.pull;

import org.jspecify.annotations.NullMarked;
