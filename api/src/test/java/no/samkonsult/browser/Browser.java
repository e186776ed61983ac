package no.samkonsult.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of the machine, without a screen: one for all tests of the process, with which it ends.
 *
 * <p>Where there is none, the test is skipped and says so; with {@code SAMKONSULT_REQUIRE_BROWSER} set, it fails.
 */
public final class Browser {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    /** The same engine without the windows that nobody sees, at half of the work. */
    private static final Path SHELL = Path.of("/usr/bin/chromium-headless-shell");

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

    private static com.microsoft.playwright.@Nullable Browser running;

    private Browser() {}

    /** Somebody new at their own screen, who reads Nynorsk and has no cookies. */
    public static Visitor visitor() {
        return new Visitor(running()
                .newContext(new NewContextOptions().setLocale("nn-NO").setReducedMotion(ReducedMotion.REDUCE)));
    }

    private static com.microsoft.playwright.Browser running() {
        if (running == null || !running.isConnected()) {
            running = start();
        }
        return running;
    }

    private static com.microsoft.playwright.Browser start() {
        Path chromium = Stream.of(SHELL, CHROMIUM)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(CHROMIUM);
        Assumptions.assumeTrue(
                Files.isExecutable(chromium) || isRequired(),
                () -> "Skipped: there is no " + chromium + ". Install Chromium to run the tests in a browser.");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS));
    }

    private static boolean isRequired() {
        return System.getenv("SAMKONSULT_REQUIRE_BROWSER") != null
                || System.getProperty("SAMKONSULT_REQUIRE_BROWSER") != null;
    }
}
