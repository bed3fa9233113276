/**
 * Stories of one deploy each: how the world is beforehand, what the operator does, how it must end
 * and what must be true then. The demo shows them, the end-to-end tests run them.
 */
@NullMarked
package dev.airlock.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
