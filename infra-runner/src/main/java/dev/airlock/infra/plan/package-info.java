/**
 * A plan: made behind the opened gate, checked against the change contract, kept encrypted and
 * single-use.
 */
@NullMarked
package dev.airlock.infra.plan;

import org.jspecify.annotations.NullMarked;
