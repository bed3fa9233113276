/** The state's lock: which one a Terraform of ours held, and whether it left it behind. */
@NullMarked
package dev.airlock.infra.lock;

import org.jspecify.annotations.NullMarked;
