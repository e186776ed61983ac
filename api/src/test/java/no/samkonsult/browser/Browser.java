package no.samkonsult.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of the machine, without a screen.
 *
 * <p>Where there is none, the test is skipped and says so; with {@code SAMKONSULT_REQUIRE_BROWSER} set, it fails.
 */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    /** How long a test waits for what it expects to see: a busy machine is no fault. In milliseconds. */
    private static final double PATIENCE = 30_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts the browser, with more arguments where a test needs them, such as a made-up camera. */
    public static Browser start(String... more) {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) || isRequired(),
                () -> "Skipped: there is no " + CHROMIUM + ". Install Chromium to run the tests in a browser.");
        var arguments = new ArrayList<>(ARGUMENTS);
        arguments.addAll(List.of(more));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(arguments));
        return new Browser(playwright, browser);
    }

    /** Somebody new at their own screen, who reads Nynorsk and has no cookies. */
    public Visitor visitor() {
        return new Visitor(
                browser.newContext(new NewContextOptions().setLocale("nn-NO").setReducedMotion(ReducedMotion.REDUCE)));
    }

    private static boolean isRequired() {
        return System.getenv("SAMKONSULT_REQUIRE_BROWSER") != null
                || System.getProperty("SAMKONSULT_REQUIRE_BROWSER") != null;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
