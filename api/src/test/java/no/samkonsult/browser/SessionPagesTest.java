package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.UUID;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** How a page tells that its session ends, and keeps what is half-written when it has. */
final class SessionPagesTest {
    private static final String NURSE = Household.newNurse("Alver");
    private static final String WRITTEN = "Magnhild";

    @Test
    void aPageAsksBeforeTheEndAndGoesOnWhereOneWants() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn(NURSE).open(RunningDemo.url("/patients")).page();
            leaveIdle(nurse, "28 minutes 30 seconds");
            look(page);
            Locator ending = dialog(page, "Du blir snart logga ut");
            assertThat(ending).isVisible();
            assertThat(ending.getByText("Hald fram")).isFocused();
            nurse.looksRight("session-ending");

            page.keyboard().press("Enter");

            assertThat(ending).isHidden();
            page.reload();
            assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
            assertThat(ending).isHidden();
        }
    }

    @Test
    void whatIsWrittenStaysWhenTheSessionHasEndedAndIsSentAfterANewLogin() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn(NURSE).open(RunningDemo.url("/patients")).page();
            page.locator("input[name='name']").fill(WRITTEN);
            leaveIdle(nurse, "1 hour");
            look(page);
            Locator ended = dialog(page, "Du er logga ut");
            assertThat(ended).isVisible();
            nurse.looksRight("session-ended");

            logInAgain(page, ended, NURSE);

            look(page);
            assertThat(ended).isHidden();
            assertThat(page.locator("#status")).hasText("Du er logga inn att, og kan halde fram.");
            assertThat(page.locator("input[name='name']")).hasValue(WRITTEN);
            page.locator("form[role='search'] button").click();
            assertThat(page.locator("table.worklist tbody tr")).hasCount(1);
        }
    }

    @Test
    void whatOneHasWrittenIsNotSentInAnothersName() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn(NURSE).open(RunningDemo.url("/patients")).page();
            leaveIdle(nurse, "1 hour");
            look(page);
            Locator ended = dialog(page, "Du er logga ut");

            logInAgain(page, ended, "heimeteneste.masfjorden");

            look(page);
            assertThat(ended).isVisible();
            assertThat(ended.getByRole(AriaRole.ALERT)).containsText("som nokon annan");
        }
    }

    @Test
    void whatAPageFetchesTellsOfTheEndInsteadOfLeavingThePage() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn(NURSE).open(RunningDemo.url("/worklist")).page();
            leaveIdle(nurse, "1 hour");
            page.evaluate("htmx.ajax('GET', '/worklist/list', '[data-live-target]')");
            assertThat(dialog(page, "Du er logga ut")).isVisible();
            assertThat(page).hasURL(RunningDemo.url("/worklist"));
        }
    }

    private static void logInAgain(Page page, Locator ended, String username) {
        Page window = page.context()
                .waitForPage(() -> ended.getByText("Logg inn i nytt vindauge").click());
        window.locator("button[value='%s']".formatted(username)).click();
        assertThat(window.getByRole(AriaRole.HEADING).first()).hasText("Du er logga inn att");
        window.close();
        page.bringToFront();
    }

    /** As when one comes back to the window. */
    private static void look(Page page) {
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    }

    private static Locator dialog(Page page, String name) {
        return page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName(name));
    }

    private static void leaveIdle(Visitor visitor, String time) {
        Sql.run("UPDATE session SET last_seen_at = now() - ?::interval WHERE id = ?", time, session(visitor));
    }

    /** The session that the cookie's token names: its claims need no key to be read. */
    private static UUID session(Visitor visitor) {
        String token = visitor.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("session"))
                .findFirst()
                .orElseThrow()
                .value;
        try {
            return UUID.fromString(SignedJWT.parse(token).getJWTClaimsSet().getJWTID());
        } catch (ParseException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
