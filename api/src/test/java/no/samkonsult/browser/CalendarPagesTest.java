package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import no.samkonsult.RunningDemo;
import no.samkonsult.TestDesk;
import org.junit.jupiter.api.Test;

/** Calendar and working hours, as those who keep them see them. */
class CalendarPagesTest {
    private static final LocalDate DAY =
            LocalDate.now(no.samkonsult.platform.Page.ZONE).plusDays(9);

    @Test
    void aDoctorFindsTheirWeekFromAnyPageAndLooksAtItByDayAndAsAList() {
        try (Visitor doctor = Browser.visitor()) {
            Page page = doctor.logIn("spesialist.haukeland").page();
            page.locator("nav").getByText("Kalender").first().click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("Min kalender");
            assertThat(page.locator(".days > section")).hasCount(7);
            doctor.looksRight("calendar-week");
            link(page, "Dag").click();
            assertThat(page.locator(".days > section")).hasCount(1);
            doctor.looksRight("calendar-day");
            link(page, "Liste").click();
            assertThat(page.locator(".periods [aria-current]")).hasText("Liste");
            doctor.looksRight("calendar-list");
        }
    }

    @Test
    void aNurseBlocksTimeWithTheKeyboardAloneAndOpensItAgain() {
        String nurse = TestDesk.open().nurse("Siri");
        try (Visitor visitor = Browser.visitor()) {
            Page page = logIn(visitor, nurse).open(RunningDemo.url("/calendar")).page();
            page.getByLabel("Frå", exactly()).fill(DAY + "T09:00");
            page.getByLabel("Til", exactly()).fill(DAY + "T10:30");
            page.getByLabel("Grunn").focus();
            page.keyboard().type("kurs");
            page.keyboard().press("Enter");
            assertThat(page.locator(".entries")).containsText("09:00–10:30");
            assertThat(page.locator(".entries")).containsText("kurs");
            visitor.looksRight("calendar-blocked");
            page.locator(".entries button").focus();
            page.keyboard().press("Enter");
            assertThat(page).hasURL(RunningDemo.url("/calendar"));
            visitor.open(RunningDemo.url("/calendar?day=" + DAY));
            assertThat(page.locator(".entries")).hasCount(0);
        }
    }

    @Test
    void theSecretarySeesTheWholeOfficeSideBySideWithoutPatients() {
        try (Visitor secretary = Browser.visitor()) {
            Page page = secretary
                    .logIn("legesekretar.knarvik")
                    .open(RunningDemo.url("/calendar"))
                    .page();
            assertThat(heading(page, "Ragnhild Fammestad")).isVisible();
            assertThat(heading(page, "Jostein Kvalvåg")).isVisible();
            assertThat(page.locator(".entries a")).hasCount(0);
            secretary.looksRight("calendar-office");
        }
    }

    @Test
    void workingHoursAreWrittenAsTheyAreSaidAndReadBack() {
        String nurse = TestDesk.open().nurse("Siri");
        try (Visitor visitor = Browser.visitor()) {
            Page page = logIn(visitor, nurse)
                    .open(RunningDemo.url("/calendar/hours"))
                    .page();
            visitor.looksRight("working-hours-list");
            link(page, "Siri Vaktdal").click();
            page.getByLabel("Måndag", exactly()).fill("08:00–11:30, 12:00–15:30");
            page.getByLabel("Tysdag, samkonsultasjon").fill("12:00–14:00");
            save(page, "Lagre veka");
            assertThat(page.getByLabel("Måndag", exactly())).hasValue("08:00–11:30, 12:00–15:30");
            assertThat(page.getByLabel("Tysdag, samkonsultasjon")).hasValue("12:00–14:00");
            page.getByLabel("Seinast før møtet").fill("2");
            page.getByLabel("Eining").selectOption("døgn");
            page.getByLabel("Fritt før møtet, minutt").fill("10");
            save(page, "Lagre vilkåra");
            assertThat(page.getByLabel("Seinast før møtet")).hasValue("2");
            page.getByLabel("Første dag").fill(DAY.toString());
            save(page, "Lagre dagane");
            assertThat(page.locator(".changes")).containsText("borte");
            visitor.looksRight("working-hours");
            page.getByLabel("Måndag", exactly()).fill("når det passar");
            save(page, "Lagre veka");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Måndag");
            visitor.looksRightThough("working-hours-wrong");
        }
    }

    private static Visitor logIn(Visitor visitor, String username) {
        Page page = visitor.open(RunningDemo.url("/login")).page();
        page.locator("#username").fill(username);
        page.locator("#password").fill("demo");
        page.keyboard().press("Enter");
        page.waitForURL(RunningDemo.url("/"));
        return visitor;
    }

    /** Until the page that follows has taken the place of this one, which looks the same. */
    private static void save(Page page, String button) {
        page.evaluate("document.documentElement.setAttribute('data-former', '')");
        button(page, button).click();
        assertThat(page.locator("html[data-former]")).hasCount(0);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(3).setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
