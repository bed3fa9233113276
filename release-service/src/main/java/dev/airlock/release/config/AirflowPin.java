package dev.airlock.release.config;

import static dev.airlock.release.config.Values.required;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Where Airflow's own version is pinned: a file, and a pattern whose group 1 is the version. */
public record AirflowPin(String file, String pattern) {
    public AirflowPin {
        required("file", file);
        try {
            if (Pattern.compile(required("pattern", pattern)).matcher("").groupCount() < 1) {
                throw new IllegalArgumentException("pattern needs a group for the version");
            }
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("pattern is none: " + e.getDescription(), e);
        }
    }

    /** The version pinned in the file's text. */
    public Optional<String> versionIn(String text) {
        var found = Pattern.compile(pattern).matcher(text);
        return found.find() ? Optional.ofNullable(found.group(1)) : Optional.empty();
    }
}
