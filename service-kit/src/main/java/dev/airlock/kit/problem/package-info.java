/** Errors of a REST API as problem details (RFC 9457). */
@NullMarked
package dev.airlock.kit.problem;

import org.jspecify.annotations.NullMarked;
