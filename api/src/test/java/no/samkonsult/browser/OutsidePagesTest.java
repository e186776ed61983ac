package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import no.samkonsult.RunningDemo;
import no.samkonsult.TestDesk;
import no.samkonsult.scheduling.outside.CalendarServer;
import org.junit.jupiter.api.Test;

/** The pages of calendars elsewhere: added, tried, removed; and one's own, given out and revoked. */
final class OutsidePagesTest {
    @Test
    void aNurseAddsACalendarSeesWhatIsWrongWithItAndRemovesIt() {
        try (Visitor visitor = Browser.visitor();
                CalendarServer server = CalendarServer.start()) {
            Page page = logIn(visitor, TestDesk.open().nurse("Siri"));
            visitor.open(RunningDemo.url("/calendar"));
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Kalendrar utanfor"))
                    .click();
            assertThat(page.locator(".empty-title")).hasText("Du har ingen kalendrar utanfor");
            visitor.looksRight("outside-none");
            page.getByLabel("Adresse").fill("kalenderen min");
            page.getByLabel("Adresse").press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ingenting er lagra");
            visitor.looksRightThough("outside-wrong");
            page.getByLabel("Adresse").fill(server.gives("a.ics"));
            page.getByLabel("Adresse").press("Enter");
            assertThat(page.locator(".ds-alert")).hasText("Kalenderen er lesen og tel frå no av.");
            visitor.looksRightThough("outside");
            server.answers("a.ics", 403, "");
            button(page, "Hent no").click();
            assertThat(page.locator(".ds-alert[data-color=warning]")).containsText("Vi slapp ikkje inn");
            visitor.looksRightThough("outside-failing");
            button(page, "Fjern kalenderen").click();
            assertThat(page.locator(".empty-title")).hasText("Du har ingen kalendrar utanfor");
        }
    }

    @Test
    void aNurseGivesOutTheirCalendarAndRevokesIt() {
        try (Visitor visitor = Browser.visitor()) {
            Page page = logIn(visitor, TestDesk.open().nurse("Siri"));
            visitor.open(RunningDemo.url("/me/calendar-feeds"));
            visitor.looksRight("feeds-none");
            button(page, "Lag ei adresse").first().click();
            assertThat(page.locator("code.address")).containsText("/feeds/");
            visitor.looksRight("feeds-made");
            button(page, "Trekk adressa tilbake").click();
            assertThat(page.locator(".ds-alert")).containsText("trekt tilbake");
        }
    }

    private static Page logIn(Visitor visitor, String username) {
        Page page = visitor.open(RunningDemo.url("/login")).page();
        page.locator("#username").fill(username);
        page.locator("#password").fill("demo");
        page.keyboard().press("Enter");
        page.waitForURL(RunningDemo.url("/"));
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
