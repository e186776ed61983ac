package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;

class ProposalPagesTest {
    @Test
    void aDoctorProposesThreeTimesThePatientChoosesOnAPhoneAndBothSeeWhatIsBooked() {
        try (Visitor doctor = Browser.visitor().logIn("fastlege.knarvik");
                Visitor patient = Browser.visitor().logIn("pasient.anna")) {
            Page office = doctor.page();
            String path = propose(doctor, 3);
            doctor.looksRight("proposal-maker");
            assertThat(office.getByText("Tidene er haldne av, og partane er spurde."))
                    .isVisible();

            Page phone = patient.page();
            phone.setViewportSize(390, 844);
            patient.open(RunningDemo.url("/"));
            assertThat(heading(phone, "Du er spurd om eit tidspunkt")).isVisible();
            patient.looksRight("home-asked");
            phone.setViewportSize(390, 844);
            phone.locator("a[href='%s']".formatted(path)).click();
            assertThat(phone.getByText("Kva tidspunkt passar?")).isVisible();
            patient.looksRight("proposal-answer");
            phone.setViewportSize(390, 844);
            button(phone, "Send svaret").click();
            assertThat(phone.getByRole(AriaRole.ALERT)).containsText("Kryss av for tidene som passar");

            phone.getByLabel("Ingen av desse passar").check();
            phone.getByLabel("Når passar det betre?").fill("Helst før lunsj");
            button(phone, "Send svaret").click();
            assertThat(phone.getByText("svaret ditt er lagra")).isVisible();
            doctor.open(RunningDemo.url(path));
            assertThat(office.getByText("«Helst før lunsj»")).isVisible();
            doctor.looksRight("proposal-answers");

            phone.getByLabel("Ingen av desse passar").uncheck();
            phone.locator("input[name='time.1']").check();
            phone.locator("input[name='time.2']").check();
            button(phone, "Endre svaret").click();
            assertThat(phone.getByText("Samkonsultasjonen er booka")).isVisible();
            patient.looksRightThough("proposal-booked");
            String consultation = phone.url().replaceFirst("\\?.*", "").replaceFirst(".*/consultations/", "");

            doctor.open(RunningDemo.url(path));
            assertThat(office.getByText("Tida er avtalt.")).isVisible();
            office.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Sjå samkonsultasjonen"))
                    .click();
            assertThat(office).hasURL(RunningDemo.url("/consultations/" + consultation));
            assertThat(office.getByText("Booka", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
    }

    @Test
    void whoProposedSeesItAmongTheConsultationsAndWithdrawsIt() {
        try (Visitor doctor = Browser.visitor().logIn("fastlege.knarvik");
                Visitor nurse = Browser.visitor().logIn("heimeteneste.alver")) {
            String path = propose(doctor, 1);
            Page page = doctor.page();
            doctor.open(RunningDemo.url("/consultations"));
            Locator link = page.locator("a[href='%s']".formatted(path));
            assertThat(link).isVisible();
            assertThat(heading(page, "Du ventar på svar")).isVisible();
            doctor.looksRight("consultations-proposed");
            doctor.open(RunningDemo.url("/calendar?view=list"));
            assertThat(link).hasText("Halden av");
            doctor.looksRight("calendar-held");
            link.click();
            page.locator("summary:has-text('Trekk tilbake')").click();
            page.getByLabel("Kvifor trekkjer du det tilbake?").fill("Legen er sjuk");
            doctor.looksRight("proposal-withdraw");
            button(page, "Trekk tilbake").click();
            assertThat(page.getByText("Legen er sjuk")).isVisible();

            nurse.open(RunningDemo.url(path));
            assertThat(nurse.page().getByText("Dette er trekt tilbake")).isVisible();
            nurse.looksRight("proposal-withdrawn");
        }
    }

    @Test
    void withoutATimeThePageSaysWhatToDo() {
        try (Visitor doctor = Browser.visitor().logIn("fastlege.knarvik")) {
            openBooking(doctor);
            Page page = doctor.page();
            page.getByText("Spør partane først").click();
            button(page, "Gå vidare").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("minst éi og høgst 3 tider");
            doctor.looksRight("proposal-no-times");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Tilbake til bookinga"))
                    .click();
            assertThat(heading(page, "Book samkonsultasjon")).isVisible();
        }
    }

    /** Proposes the first times that Anna's doctor and nurse share, and gives the path of the proposal. */
    private static String propose(Visitor doctor, int times) {
        openBooking(doctor);
        Page page = doctor.page();
        page.getByText("Spør partane først").click();
        for (int i = 0; i < times; i++) {
            page.locator("input[type='checkbox'][name='time.%d']".formatted(7 - i))
                    .check();
        }
        doctor.looksRight("booking-ask");
        button(page, "Gå vidare").click();
        assertThat(heading(page, "Kven som blir spurde")).isVisible();
        doctor.looksRight("proposal-new");
        button(page, "Hald av tidene og spør").click();
        assertThat(heading(page, "Tidspunkt for samkonsultasjon")).isVisible();
        return page.url().replaceFirst("\\?.*", "").replaceFirst(".*/proposals/", "/proposals/");
    }

    private static void openBooking(Visitor visitor) {
        Page page = visitor.open(RunningDemo.url("/patients?name=Anna")).page();
        page.locator("table.worklist a").first().click();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Book samkonsultasjon"))
                .click();
        assertThat(heading(page, "Book samkonsultasjon")).isVisible();
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
