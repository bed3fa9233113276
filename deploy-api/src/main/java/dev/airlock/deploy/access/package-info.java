/** Who calls, what they may do on which target, and how a browser stays somebody. */
@NullMarked
package dev.airlock.deploy.access;

import org.jspecify.annotations.NullMarked;
