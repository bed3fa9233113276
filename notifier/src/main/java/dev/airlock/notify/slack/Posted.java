package dev.airlock.notify.slack;

/** Where a message is: a channel's id, and the message's name in it. */
record Posted(String channel, String ts) {}
