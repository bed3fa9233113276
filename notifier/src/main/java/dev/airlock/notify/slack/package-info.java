/** Posts messages to Slack, at least once. */
@NullMarked
package dev.airlock.notify.slack;

import org.jspecify.annotations.NullMarked;
