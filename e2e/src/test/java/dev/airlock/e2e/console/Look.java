package dev.airlock.e2e.console;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A way to look at a page: on a desk by day and by night, on a phone. */
enum Look {
    WIDE(1280, 900, ColorScheme.LIGHT),
    DARK(1280, 900, ColorScheme.DARK),
    PHONE(360, 780, ColorScheme.LIGHT),
    PHONE_DARK(360, 780, ColorScheme.DARK);

    private static final Path PICTURES = Path.of("../docs/console");
    // A PNG of the same is three times as large.
    private static final int QUALITY = 70;
    private static final int LARGEST = 150_000;
    private static final List<Look> PICTURED = List.of(WIDE, DARK, PHONE);
    private static final String AXE = axe();

    /** In CSS pixels. */
    final int width;

    final int height;
    private final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    /**
     * Looks at the page in each way: axe-core finds nothing, nothing is wider than the screen, and
     * there is a picture of it, made anew with {@code -Dairlock.pictures=true}.
     */
    static void at(Page page, String name) {
        for (var look : values()) {
            look.take(page);
            assertThat(look.violations(page)).as("%s, %s", name, look).isEmpty();
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of %s, %s", name, look)
                    .isLessThanOrEqualTo(look.width);
        }
        PICTURED.forEach(look -> look.picture(page, name));
        WIDE.take(page);
    }

    private void take(Page page) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
    }

    private String violations(Page page) {
        // Asked for by the debugger: the page's own policy would rightly refuse it.
        page.evaluate(AXE);
        var found =
                (List<?>)
                        page.evaluate(
                                """
                                async () => (await axe.run()).violations.flatMap(each => each.nodes.map(
                                    node => `${each.id} at ${node.target}: ${node.failureSummary}`))
                                """);
        return found.stream().map(Objects::toString).collect(joining("\n"));
    }

    private void picture(Page page, String name) {
        var suffix = name().toLowerCase(Locale.ROOT);
        var file = PICTURES.resolve("%s-%s.jpg".formatted(name, suffix));
        if (Boolean.getBoolean("airlock.pictures")) {
            take(page);
            var picture =
                    page.screenshot(
                            new ScreenshotOptions()
                                    .setPath(file)
                                    .setType(ScreenshotType.JPEG)
                                    .setQuality(QUALITY)
                                    .setAnimations(ScreenshotAnimations.DISABLED));
            assertThat(picture.length).as("bytes of %s", file).isLessThan(LARGEST);
        }
        assertThat(file).as("made anew with -Dairlock.pictures=true").exists();
    }

    private static String axe() {
        try (var script = Look.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(script, "axe-core").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
