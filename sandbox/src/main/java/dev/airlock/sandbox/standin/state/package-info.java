/** Where Terraform keeps a state, and its lock, behind HTTP. */
@NullMarked
package dev.airlock.sandbox.standin.state;

import org.jspecify.annotations.NullMarked;
