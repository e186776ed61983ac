package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** How one is told when a time opens, and notes what somebody who does not log in has answered. */
class WaitingPagesTest {
    private static final String DOCTOR = "fastlege.knarvik";

    @Test
    void whatIsWaitedForIsBookedFromItsPageWhenATimeOpensAndWaitsNoMore() {
        try (Visitor doctor = Browser.visitor().logIn(DOCTOR)) {
            Page page = openBooking(doctor);
            String start = page.locator("input[name=start]").first().inputValue();
            button(page, "Sei ifrå når det opnar seg ei tid").click();
            assertThat(heading(page, "Sei ifrå når det opnar seg ei tid")).isVisible();
            doctor.looksRight("waiting-new");
            page.getByLabel("Siste dag det skal vente").fill("2020-01-01");
            button(page, "Set på ventelista").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Det kan ikkje vente lenger");
            doctor.looksRightThough("waiting-fault");
            page.getByLabel("Siste dag det skal vente")
                    .fill(page.getByLabel("Seinast").inputValue());
            page.getByLabel("Kor mykje det hastar").selectOption("SOON");
            button(page, "Set på ventelista").click();
            assertThat(page.getByText("Det står på ventelista")).isVisible();
            doctor.looksRightThough("waiting-one");

            String id = page.url().replaceFirst("\\?.*", "").replaceFirst(".*/waiting/", "");
            Sql.run(
                    "INSERT INTO waiting_offer (opening_id, wish_id, starts, told_at) VALUES (-1, ?, ?::timestamptz, now())",
                    UUID.fromString(id),
                    start);
            doctor.open(RunningDemo.url("/consultations"));
            page.locator("a[href='/waiting/%s']".formatted(id)).click();
            assertThat(heading(page, "Det har opna seg ei tid")).isVisible();
            doctor.looksRightThough("waiting-opened");
            button(page, "Book denne tida").click();
            assertThat(page.getByText("Samkonsultasjonen er booka")).isVisible();

            doctor.open(RunningDemo.url("/waiting/" + id));
            assertThat(page.getByText("så dette ventar ikkje lenger")).isVisible();
            doctor.open(RunningDemo.url("/waiting"));
            assertThat(page.locator("a[href='/waiting/%s']".formatted(id))).isVisible();
            doctor.looksRightThough("waiting-list");
        }
    }

    @Test
    void anAnswerByPhoneIsNotedAndShownAsSuch() {
        try (Visitor doctor = Browser.visitor().logIn(DOCTOR)) {
            Page page = openBooking(doctor);
            page.locator("input[name=start]").last().check();
            button(page, "Book samkonsultasjon").click();
            assertThat(page.getByText("Samkonsultasjonen er booka")).isVisible();
            page.locator("summary:has-text('Noter eit svar på telefon')").click();
            doctor.looksRight("spoken-answer");
            page.getByLabel("Kan ikkje", new Page.GetByLabelOptions().setExact(true))
                    .check();
            button(page, "Noter svaret").click();
            assertThat(page.getByText("Svaret er notert")).isVisible();
            assertThat(page.getByText("På telefon:")).isVisible();
            doctor.looksRight("consultation-spoken");
        }
    }

    @Test
    void aDoctorNotesByPhoneWhichOfTheTimesFitsBest() {
        try (Visitor doctor = Browser.visitor().logIn(DOCTOR)) {
            Page page = openBooking(doctor);
            page.getByText("Spør partane først").click();
            page.locator("input[type='checkbox'][name='time.5']").check();
            page.locator("input[type='checkbox'][name='time.6']").check();
            button(page, "Gå vidare").click();
            button(page, "Hald av tidene og spør").click();
            assertThat(heading(page, "Tidspunkt for samkonsultasjon")).isVisible();
            page.locator("summary:has-text('Noter eit svar på telefon')").click();
            page.locator("form[action$='/spoken-answer'] input[name='best']")
                    .last()
                    .check();
            button(page, "Noter svaret").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Kryss av for tidene som passar");
            page.locator("summary:has-text('Noter eit svar på telefon')").click();
            doctor.looksRightThough("proposal-spoken");
            Locator form = page.locator("form[action$='/spoken-answer']");
            form.locator("input[name='time.0']").check();
            form.locator("input[name='time.1']").check();
            form.locator("input[name='best']").last().check();
            String best = form.locator("input[name='best']").last().inputValue();
            button(page, "Noter svaret").click();
            assertThat(page.getByText("Samkonsultasjonen er booka")).isVisible();
            assertThat(page.locator(".lead time").first()).hasAttribute("datetime", best);
        }
    }

    private static Page openBooking(Visitor visitor) {
        Page page = visitor.open(RunningDemo.url("/patients?name=Turid")).page();
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
