/** Who commanded what, when, from where and why; written once, changed by nobody. */
@NullMarked
package dev.airlock.deploy.audit;

import org.jspecify.annotations.NullMarked;
