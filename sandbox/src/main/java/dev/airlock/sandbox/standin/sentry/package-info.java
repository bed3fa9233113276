/** Sentry's list of a project's issues. */
@NullMarked
package dev.airlock.sandbox.standin.sentry;

import org.jspecify.annotations.NullMarked;
