package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;

/** How a consultation is repeated, and how one of a series, or the rest of it, is moved, cancelled and taken back. */
class SeriesPagesTest {
    private static final String DOCTOR = "fastlege.knarvik";

    @Test
    void aDoctorRepeatsWhatIsAboutToBeBookedMovesTheRestCancelsItAndRegrets() {
        try (Visitor doctor = Browser.visitor().logIn(DOCTOR)) {
            Page page = openBooking(doctor, "Turid");
            page.locator("input[name=start]").first().check();
            button(page, "Gjenta").click();
            assertThat(heading(page, "Gjenta samkonsultasjonen")).isVisible();
            often(page).selectOption("2");
            page.getByLabel("Tal gonger").selectOption("3");
            assertThat(page.locator("#plan fieldset")).hasCount(3);
            doctor.looksRight("series-new");
            chooseForTheRest(page);
            button(page, "Book alle dei valde").click();

            assertThat(page.getByText("Alle samkonsultasjonane i serien er booka"))
                    .isVisible();
            assertThat(heading(page, "1 av 3 i serien")).isVisible();
            doctor.looksRight("consultation-series");
            page.locator("section[aria-labelledby=series-title] a[href^='/consultations/']")
                    .first()
                    .click();
            assertThat(heading(page, "2 av 3 i serien")).isVisible();

            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Flytt denne og alle seinare"))
                    .click();
            assertThat(page.getByText("Vel ny dag eller nytt klokkeslett")).isVisible();
            String was = page.getByLabel("Klokkeslett").inputValue();
            page.getByLabel("Klokkeslett").fill(was.startsWith("14") ? "10:00" : "14:00");
            page.getByLabel("Klokkeslett").blur();
            assertThat(page.locator("#plan fieldset")).hasCount(2);
            doctor.looksRight("series-move");
            leaveAllWhereTheyAre(page);
            button(page, "Flytt alle dei valde").click();
            assertThat(page.getByText("Ingen av dei er valde til å flyttast")).isVisible();
            doctor.looksRightThough("series-move-none");
            page.locator("#plan fieldset")
                    .first()
                    .locator("input[type=radio]")
                    .first()
                    .check();
            button(page, "Flytt alle dei valde").click();
            assertThat(page.getByText("Samkonsultasjonen er endra")).isVisible();

            page.locator("summary:has-text('Avlys samkonsultasjonen')").click();
            page.getByLabel("Grunn til avlysinga").fill("Målet er nådd");
            button(page, "Avlys denne og alle seinare").click();
            assertThat(page.getByText("Denne og alle seinare i serien er avlyste"))
                    .isVisible();
            doctor.looksRightThough("consultation-undoable");
            button(page, "Angre avlysinga").click();
            assertThat(page.getByText("Avlysinga er angra")).isVisible();
            assertThat(page.getByText("Målet er nådd")).hasCount(0);
        }
    }

    @Test
    void aConsultationIsRepeatedFromItsPageAndARuleThatMakesNoSeriesIsExplained() {
        try (Visitor doctor = Browser.visitor().logIn(DOCTOR)) {
            Page page = openBooking(doctor, "Turid");
            page.locator("input[name=start]").first().check();
            button(page, "Book samkonsultasjon").click();
            assertThat(page.getByText("Samkonsultasjonen er booka")).isVisible();
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Gjenta"))
                    .click();
            assertThat(page.locator("#plan fieldset")).hasCount(3);
            often(page).selectOption("26");
            assertThat(page.getByText("Dette blir ingen serie")).isVisible();
            doctor.looksRight("series-impossible");
            page.getByLabel("Tal gonger").selectOption("2");
            assertThat(page.locator("#plan fieldset")).hasCount(1);
            page.locator("input[value=none]").check();
            button(page, "Book alle dei valde").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ein serie er minst to");
            doctor.looksRightThough("series-too-few");
        }
    }

    /** Where somebody cannot: the nearest time, or none where there is none. */
    private static void chooseForTheRest(Page page) {
        page.evaluate("""
                () => document.querySelectorAll('#plan fieldset').forEach(each => {
                    if (!each.querySelector(':checked')) each.querySelector('input[type=radio]').checked = true;
                })""");
    }

    private static Locator often(Page page) {
        return page.getByLabel("Kor ofte", new Page.GetByLabelOptions().setExact(true));
    }

    private static void leaveAllWhereTheyAre(Page page) {
        page.evaluate(
                "() => document.querySelectorAll('#plan input[value=none]').forEach(each => each.checked = true)");
    }

    private static Page openBooking(Visitor visitor, String patient) {
        Page page = visitor.open(RunningDemo.url("/patients?name=" + patient)).page();
        page.locator("table.worklist a").first().click();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Book samkonsultasjon"))
                .click();
        assertThat(heading(page, "Book samkonsultasjon")).isVisible();
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setExact(true));
    }
}
