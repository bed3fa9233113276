package dev.airlock.infra.config;

import static dev.airlock.infra.config.Values.anchored;
import static dev.airlock.infra.config.Values.orElse;

import dev.airlock.event.Version;
import java.net.URI;
import java.util.regex.Pattern;

/** Where the pull request with the bump goes, and its title, with {@code {version}} in it. */
public record PullRequestConfig(URI api, String repository, String title) {
    private static final Pattern REPOSITORY =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+");

    public PullRequestConfig {
        api = Values.http("api", orElse(api, URI.create("https://api.github.com")));
        repository = anchored("repository", repository, REPOSITORY);
        title = orElse(title, "Bump to {version}");
        if (!title.contains("{version}")) {
            throw new IllegalArgumentException("title must have {version}");
        }
    }

    public String titleFor(Version version) {
        return title.replace("{version}", version.value());
    }

    public String owner() {
        return repository.substring(0, repository.indexOf('/'));
    }

    public String name() {
        return repository.substring(repository.indexOf('/') + 1);
    }
}
