package dev.airlock.deploy.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The addresses of style sheet and scripts. Each changes with its content, so that browsers may
 * keep them.
 */
@Named("assets")
@ApplicationScoped
public class Assets {
    private final String css = own("console.css");
    private final String script = own("console.js");
    private final String icon = own("icon.svg");
    private final String htmx = webjar("htmx.org", "dist/htmx.min.js");
    private final String sse = webjar("htmx-ext-sse", "sse.js");

    public String getCss() {
        return css;
    }

    public String getScript() {
        return script;
    }

    public String getIcon() {
        return icon;
    }

    public String getHtmx() {
        return htmx;
    }

    public String getSse() {
        return sse;
    }

    private static String own(String file) {
        try (var content = open("META-INF/resources/static/" + file)) {
            var hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return "/static/%s?%s".formatted(file, HexFormat.of().formatHex(hash, 0, 6));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Its version is the pom's alone. */
    private static String webjar(String name, String file) {
        var about = new Properties();
        try (var content =
                open("META-INF/maven/org.webjars.npm/%s/pom.properties".formatted(name))) {
            about.load(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/webjars/%s/%s/%s".formatted(name, about.getProperty("version"), file);
    }

    private static InputStream open(String resource) throws IOException {
        var content = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
        if (content == null) {
            throw new IOException("not packaged: " + resource);
        }
        return content;
    }
}
