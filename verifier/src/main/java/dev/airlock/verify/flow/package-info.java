/** The verifier's part in a deploy: what it remembers, its steps, what it tells. */
@NullMarked
package dev.airlock.verify.flow;

import org.jspecify.annotations.NullMarked;
