/** Slack's chat.postMessage. */
@NullMarked
package dev.airlock.sandbox.standin.slack;

import org.jspecify.annotations.NullMarked;
