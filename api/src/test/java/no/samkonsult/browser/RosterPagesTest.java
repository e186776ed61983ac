package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** Rosters, as those who are in them and their administrator use them. */
final class RosterPagesTest {
    private static final LocalDate MONDAY = LocalDate.now(no.samkonsult.platform.Page.ZONE)
            .plusWeeks(3)
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));

    @Test
    void aNurseLetsAColleagueTakeADutyAndUndoesIt() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = roster(nurse, "heimeteneste.alver", "Heimeoppfølging Alver");
            nurse.looksRight("roster");
            page.getByLabel("På vakt").selectOption("Trond Radøyvik");
            page.getByLabel("I staden for").selectOption("Siri Lindåsen");
            page.getByLabel("Frå", exactly()).fill(MONDAY.atTime(7, 30).toString());
            page.getByLabel("Til", exactly()).fill(MONDAY.atTime(15, 0).toString());
            page.getByLabel("Grunn").fill("kurs");
            page.keyboard().press("Enter");
            assertThat(page.locator(".changes")).containsText("Trond Radøyvik i staden for Siri Lindåsen");
            String shown = page.url();
            nurse.open(shown + "?week=" + MONDAY);
            assertThat(day(page, 0)).containsText("Trond Radøyvik");
            assertThat(day(page, 0)).containsText("endra");
            assertThat(day(page, 1)).containsText("Siri Lindåsen (deg)");
            nurse.looksRight("roster-override");
            button(page, "Angre endringa for Trond Radøyvik").click();
            assertThat(page.locator(".changes")).hasCount(0);
            nurse.open(shown + "?week=" + MONDAY);
            assertThat(day(page, 0)).containsText("Siri Lindåsen (deg)");
        }
    }

    @Test
    void whatIsWrongWithAChangeIsSaid() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = roster(nurse, "heimeteneste.alver", "Heimeoppfølging Alver");
            page.getByLabel("På vakt").selectOption("Trond Radøyvik");
            page.getByLabel("I staden for").selectOption("Siri Lindåsen");
            page.getByLabel("Frå", exactly()).fill(MONDAY.atTime(15, 30).toString());
            page.getByLabel("Til", exactly()).fill(MONDAY.atTime(16, 0).toString());
            page.getByLabel("Grunn").fill("kurs");
            button(page, "Lagre endringa").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("har inga vakt då");
            nurse.looksRightThough("roster-wrong");
        }
    }

    /** The demo region has one day ahead on which a nurse is away. */
    @Test
    void aDayWithoutCoverIsSaidInWordsWeeksBeforeItComes() {
        String day = Sql.column("""
                        SELECT (lower(a.during) AT TIME ZONE 'Europe/Oslo')::date FROM duty_absence a
                        JOIN account u ON u.person_id = a.person_id WHERE u.username = 'heimeteneste.masfjorden'
                        """).getFirst();
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn("heimeteneste.masfjorden")
                    .open(RunningDemo.url("/rosters"))
                    .page();
            assertThat(page.locator(".gaps")).containsText("Ei tid framover manglar vakt");
            nurse.looksRight("rosters");
            page.locator(".gaps a").click();
            assertThat(page).hasURL(Pattern.compile(".*week=" + day));
            assertThat(page.locator("table.week")).containsText("Ingen på vakt 08:00–15:30");
            nurse.looksRight("roster-gap");
        }
    }

    @Test
    void theAdministratorChangesARotationAndSeesWhoIsNext() {
        try (Visitor administrator = Browser.visitor()) {
            Page page = roster(administrator, "admin.alver", "Heimeoppfølging Alver");
            administrator.looksRight("roster-administrator");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Turar"))
                    .click();
            administrator.looksRight("rotations");
            page.getByText("Endre Helg").click();
            administrator.looksRight("rotation-change");
        }
    }

    @Test
    void theAdministratorKeepsTheHoursOfTheService() {
        try (Visitor administrator = Browser.visitor()) {
            Page page = administrator
                    .logIn("admin.alver")
                    .open(RunningDemo.url("/services/hours"))
                    .page();
            administrator.looksRight("service-hours");
            page.getByText("Heimeoppfølging Alver").click();
            assertThat(page.getByLabel("Måndag")).hasValue("07:30–22:00");
            administrator.looksRight("service-hours-week");
            page.getByLabel("Måndag").fill("heile dagen");
            button(page, "Lagre").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Måndag");
            administrator.looksRightThough("service-hours-wrong");
        }
    }

    @Test
    void oneMakesTheAddressOfOnesOwnCalendarAndRevokesIt() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn("heimeteneste.alver")
                    .open(RunningDemo.url("/rosters/calendar"))
                    .page();
            nurse.looksRight("duty-calendar-none");
            button(page, "Lag ei adresse").click();
            assertThat(page.locator("#address")).containsText("/calendar/duty/");
            nurse.looksRight("duty-calendar");
            button(page, "Trekk adressa tilbake").click();
            assertThat(page.getByText("Du har inga kalenderadresse")).isVisible();
        }
    }

    private static Page roster(Visitor visitor, String username, String desk) {
        Page page = visitor.logIn(username).open(RunningDemo.url("/rosters")).page();
        page.locator("tbody").getByText(desk).click();
        return page;
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator day(Page page, int number) {
        return page.locator("table.week tbody tr").nth(number);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
