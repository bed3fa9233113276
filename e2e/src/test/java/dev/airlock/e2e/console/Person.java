package dev.airlock.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Somebody in front of a browser of their own, who keeps what it complains about. */
final class Person implements AutoCloseable {
    /** More than any page has to be stepped through. */
    private static final int STEPS = 80;

    /** That a form or a page was refused is nothing wrong with the page. */
    static final Predicate<String> IS_A_REFUSAL =
            Pattern.compile("Failed to load resource: the server responded with a status of 4.*")
                    .asMatchPredicate();

    private final BrowserContext context;
    private final String token;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Person(BrowserContext context, String token) {
        this.context = context;
        this.token = token;
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (Set.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Not logged in yet. */
    static Person at(Browser browser, URI console, String token) {
        return new Person(
                browser.newContext(
                        new NewContextOptions()
                                .setBaseURL(console.toString())
                                .setTimezoneId("UTC")
                                .setViewportSize(Look.WIDE.width, Look.WIDE.height)),
                token);
    }

    Page page() {
        return page;
    }

    /** Opens a page and logs in, as that is asked for first. Leads to the page. */
    Person opens(String path) {
        page.navigate(path);
        page.getByLabel("Token").fill(token);
        button("Log in").click();
        page.waitForURL(path);
        return this;
    }

    /** Starts a deploy from the target's page; is then on the deploy's. */
    void starts(Place place, String reason) {
        page.navigate(Console.path(place));
        page.locator("#start").getByLabel("Reason").fill(reason);
        button("Start").click();
        page.waitForURL("**/console/deploys/*");
    }

    /** The deploy's page says so, by itself, sooner or later. */
    void reads(String headline) {
        assertThat(page.locator("#state .headline")).hasText(headline);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, exactly(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, exactly(name));
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** Opens what is folded up: a form, mostly. Answers where it is. */
    Locator unfolds(String id) {
        var details = page.locator("details#" + id);
        details.locator("summary").first().click();
        return details;
    }

    /** The field for the token has the focus at once. */
    void logsInByKeyboard() {
        types(token);
        presses("Enter");
    }

    /** Moves the focus there as one does without a mouse. */
    void tabsTo(Locator wanted) {
        for (int i = 0; i < STEPS; i++) {
            page.keyboard().press("Tab");
            if ((boolean) wanted.evaluate("each => each === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("not reached by the keyboard: " + wanted);
    }

    void types(String text) {
        page.keyboard().type(text);
    }

    void presses(String key) {
        page.keyboard().press(key);
    }

    /** What the browser's console has shown so far: errors and warnings, those of the CSP too. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }
}
