/** Slack: a channel whose messages are posted, changed, replied to and looked for. */
@NullMarked
package dev.airlock.sandbox.standin.slack;

import org.jspecify.annotations.NullMarked;
