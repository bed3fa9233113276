package dev.airlock.notify.slack;

import java.util.List;

/**
 * What a message says.
 *
 * @param text for notifications, and where blocks cannot be shown
 */
record Post(String text, List<Block> blocks) {
    Post {
        blocks = List.copyOf(blocks);
    }
}
