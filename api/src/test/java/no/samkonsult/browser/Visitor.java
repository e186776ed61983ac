package no.samkonsult.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.samkonsult.RunningDemo;

/** Somebody at a screen: a tab with its own cookies, and whatever the browser complained of while they used it. */
public final class Visitor implements AutoCloseable {
    private static final List<Integer> WIDTHS = List.of(390, 1280);
    private static final int HEIGHT = 900;

    private static final String WIDTH_WITH_ALL_OPEN = """
            () => {
                const shut = [...document.querySelectorAll('main details:not([open])')];
                shut.forEach(each => each.open = true);
                const width = document.documentElement.scrollWidth;
                shut.forEach(each => each.open = false);
                return width;
            }""";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(BrowserContext context) {
        this.context = context;
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** The tab itself, to click and to look in. */
    public Page page() {
        return page;
    }

    public Visitor open(String url) {
        page.navigate(url);
        return this;
    }

    /** Logs in as a demo account, by its button on the login page; who has several roles takes the first. */
    public Visitor logIn(String username) {
        page.navigate(RunningDemo.url("/login"));
        page.locator("button[value='%s']".formatted(username)).click();
        takeFirstRole();
        page.waitForURL(RunningDemo.url("/"));
        return this;
    }

    /** Where the login asks which of several roles to act in. */
    Visitor takeFirstRole() {
        if (page.url().startsWith(RunningDemo.url("/role"))) {
            page.locator("button[name='role']").first().click();
        }
        return this;
    }

    /**
     * Holds the page to what every page is held to, on a telephone and on a desk: axe finds no violation, nothing is
     * wider than the screen, and the browser had nothing to complain of, such as a broken content security policy.
     * Leaves {@code target/screenshots/<name>-<width>.png}.
     */
    public Visitor looksRight(String name) {
        return looksRightThough(name).hasNoComplaints();
    }

    /** The same for a page that is an answer to a fault, of which the browser complains as such. */
    public Visitor looksRightThough(String name) {
        try {
            return look(name);
        } catch (RuntimeException failure) {
            if (!isOfAPageThatWasLeft(failure)) {
                throw failure;
            }
            page.waitForLoadState(); // a click led on in the midst of it, and the page that came is the one to look at
            return look(name);
        }
    }

    private static boolean isOfAPageThatWasLeft(RuntimeException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (String.valueOf(each.getMessage()).contains("Execution context was destroyed")) {
                return true;
            }
        }
        return false;
    }

    private Visitor look(String name) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            page.screenshot(new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", "%s-%d.png".formatted(name, width))));
            fitsTheScreen(width);
            isAccessible(width);
        }
        return this;
    }

    /** Nothing that the browser logged as an error or a warning, content security policy included. */
    public Visitor hasNoComplaints() {
        assertThat(complaints).as("what the browser complained of").isEmpty();
        return this;
    }

    private void fitsTheScreen(int width) {
        assertThat((Integer) page.evaluate(WIDTH_WITH_ALL_OPEN))
                .as("width of %s on a screen of %d", page.url(), width)
                .isLessThanOrEqualTo(width);
    }

    private void isAccessible(int width) {
        var found = new AxeBuilder(page)
                        .setLegacyMode(true) // no page has frames from elsewhere, for which it would open another tab
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        assertThat(found).as("what axe found at %d px", width).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
