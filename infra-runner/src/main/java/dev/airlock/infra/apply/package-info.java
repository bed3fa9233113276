/** Exactly the approved plan, once; then the gate, or everything taken back. */
@NullMarked
package dev.airlock.infra.apply;

import org.jspecify.annotations.NullMarked;
