/** One message of each deploy in Slack, kept up to date, and replies where people are asked. */
@NullMarked
package dev.airlock.notify.slack;

import org.jspecify.annotations.NullMarked;
