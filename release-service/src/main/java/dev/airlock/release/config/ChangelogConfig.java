package dev.airlock.release.config;

import static dev.airlock.release.config.Values.orElse;
import static dev.airlock.release.config.Values.positive;
import static dev.airlock.release.config.Values.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.airlock.event.Version;
import java.time.Duration;
import java.util.Optional;

/**
 * What the automatically generated changelog pull request looks like.
 *
 * @param path of the one file it brings, with {@code {version}} in it
 * @param title with {@code {version}} in it
 * @param author the login that opens it
 * @param merge whether it is merged after its approval
 * @param waitLimit until one that is not there is paperwork that is left to do
 * @param remind how often people are reminded of what is left to do
 * @param giveUp until nobody is reminded any more
 */
public record ChangelogConfig(
        String path,
        String title,
        String author,
        Boolean merge,
        @JsonProperty("wait") Duration waitLimit,
        Duration remind,
        Duration giveUp) {
    private static final String VERSION = "{version}";

    public ChangelogConfig {
        path = withVersion("path", path);
        title = withVersion("title", title);
        author = required("author", author);
        merge = orElse(merge, false);
        waitLimit = positive("wait", orElse(waitLimit, Duration.ofMinutes(30)));
        remind = positive("remind", orElse(remind, Duration.ofDays(1)));
        giveUp = positive("giveUp", orElse(giveUp, Duration.ofDays(7)));
    }

    /** The folder that the changelogs lie in. */
    public String folder() {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** The version that a changelog's path names; absent if it is no changelog. */
    public Optional<Version> versionOf(String file) {
        var before = path.substring(0, path.indexOf(VERSION));
        var after = path.substring(path.indexOf(VERSION) + VERSION.length());
        if (!file.startsWith(before)
                || !file.endsWith(after)
                || file.length() < before.length() + after.length()) {
            return Optional.empty();
        }
        var name = file.substring(before.length(), file.length() - after.length());
        return name.matches(Version.PATTERN) ? Optional.of(Version.of(name)) : Optional.empty();
    }

    public String pathOf(Version version) {
        return path.replace(VERSION, version.value());
    }

    public String titleOf(Version version) {
        return title.replace(VERSION, version.value());
    }

    private static String withVersion(String key, String value) {
        if (!required(key, value).contains(VERSION)) {
            throw new IllegalArgumentException(key + " must have {version}");
        }
        return value;
    }
}
