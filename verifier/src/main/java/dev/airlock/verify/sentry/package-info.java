/** Sentry's issues after a deploy against those before. */
@NullMarked
package dev.airlock.verify.sentry;

import org.jspecify.annotations.NullMarked;
