/** An OCI registry with its token dance. */
@NullMarked
package dev.airlock.sandbox.standin.registry;

import org.jspecify.annotations.NullMarked;
