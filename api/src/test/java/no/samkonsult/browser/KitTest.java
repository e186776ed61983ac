package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.regex.Pattern;
import no.samkonsult.RunningDemo;
import no.samkonsult.demo.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KitTest {
    private static final Map<String, Object> SETTINGS = Map.of(
            "micronaut.server.port",
            -1,
            "micronaut.router.static-resources.assets.mapping",
            "/assets/**",
            "micronaut.router.static-resources.assets.paths",
            "classpath:assets",
            "samkonsult.token-key",
            "00".repeat(32),
            "datasources.default.url",
            RunningDemo.databaseUrl(),
            "datasources.default.username",
            "samkonsult_app",
            "datasources.default.password",
            EmbeddedDatabase.APP_PASSWORD);

    /** Longer than a page waits before it connects again, in milliseconds. */
    private static final int PATIENCE = 30_000;

    private static Browser browser;
    private static EmbeddedServer server;
    private Visitor visitor;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = ApplicationContext.builder("kit")
                .overrideConfigLocations("classpath:kit/")
                .properties(SETTINGS)
                .run(EmbeddedServer.class);
    }

    @AfterAll
    static void stop() {
        server.close();
        browser.close();
    }

    @BeforeEach
    void arrive() {
        visitor = browser.visitor();
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"worklist", "patient", "login", "error/404", "error/400"})
    void looksRightOnTelephoneAndDesk(String page) {
        open(page).looksRight("kit-" + page.replace('/', '-'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"worklist", "patient", "login"})
    void looksRightInTheDark(String page) {
        visitor.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        open(page).looksRight("kit-dark-" + page);
    }

    @Test
    void aChangeIsShownWhileFocusStaysWhereItWas() {
        var page = open("worklist").page();
        assertThat(page.locator("[data-live-state]")).hasText("Direkte oppdatering");
        int before = page.locator("tr[data-severity=red]").count();
        page.locator("#take-101").focus();

        server.getApplicationContext().getBean(Kit.class).raiseRed();

        assertThat(page.locator("tr[data-severity=red]")).hasCount(before + 1);
        assertThat(page.locator("#take-101")).isFocused();
        assertThat(page).hasTitle(Pattern.compile("^\\(%d\\) Arbeidsliste".formatted(before + 5)));
        visitor.hasNoComplaints();
    }

    @Test
    void aLostConnectionIsSaidAndWhatWasMissedIsFetchedOnceItIsBack() {
        var page = open("worklist").page();
        assertThat(page.locator("[data-live-state]")).hasText("Direkte oppdatering");
        int before = page.locator("tr[data-severity=red]").count();

        server.getApplicationContext().getBean(Kit.class).raiseRedAndBreakOff();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Mista sambandet");
        assertThat(page.locator("[data-live-state]")).hasText("Koplar til …");
        assertThat(page.locator("tr[data-severity=red]"))
                .hasCount(before + 1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
        assertThat(page.locator("[data-live-state]")).hasText("Direkte oppdatering");
        assertThat(page.getByRole(AriaRole.STATUS)).isEmpty();
    }

    @Test
    void soundIsOffUntilSomebodyTurnsItOnAndThatIsRemembered() {
        var page = open("worklist").page();
        assertThat(page.locator("[data-sound]")).hasAttribute("aria-pressed", "false");

        page.locator("[data-sound]").click();
        page.reload();

        assertThat(page.locator("[data-sound]")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void theValuesOfATrendAreATableToo() {
        var page = open("patient").page();
        assertThat(page.locator("[data-trend] canvas")).isVisible();

        page.locator(".trend-values summary").press("Enter");

        assertThat(page.locator(".trend-values tbody tr")).hasCount(30);
        assertThat(page.locator(".trend-values tbody tr").first()).isVisible();
    }

    @Test
    void theReaderChoosesTheLanguageAndStaysOnThePage() {
        var page = open("login").page();

        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("English"))
                .click();

        assertThat(page).hasURL(url("login"));
        assertThat(page.locator("h1")).hasText("Log in");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void aDialogOpensAndClosesWithoutInlineScript() {
        var page = open("patient").page();

        page.locator("[commandfor=close]").first().click();
        assertThat(page.locator("#close")).isVisible();
        page.locator("#close button").click();

        assertThat(page.locator("#close")).isHidden();
        visitor.hasNoComplaints();
    }

    private Visitor open(String page) {
        return visitor.open(url(page));
    }

    private static String url(String page) {
        return "http://localhost:%d/kit/%s".formatted(server.getPort(), page);
    }
}
