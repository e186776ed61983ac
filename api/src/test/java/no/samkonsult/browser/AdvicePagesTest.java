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

class AdvicePagesTest {
    @Test
    void aDoctorAsksAboutAPatientIsAnsweredCopiesItAndGoesOnToBook() {
        String question = "Kan eg auke dosen? " + UUID.randomUUID();
        try (Visitor doctor = Browser.visitor().logIn("fastlege.knarvik");
                Visitor specialist = Browser.visitor().logIn("spesialist.haukeland")) {
            Page office = doctor.open(RunningDemo.url("/patients?name=Anna")).page();
            office.locator("table.worklist a").first().click();
            link(office, "Be om rettleiing").click();
            assertThat(heading(office, "Be om rettleiing")).isVisible();
            choose(office, "Strandebarm");
            office.getByLabel("Kva vil du ha råd om?").fill(question);
            office.getByLabel("Svar innan").selectOption("28");
            doctor.looksRight("advice-new");
            button(office, "Send spørsmålet").click();
            assertThat(office.getByText("Spørsmålet er sendt.")).isVisible();
            doctor.looksRight("advice-asked");
            String path = path(office);

            Page hospital = specialist.open(RunningDemo.url("/")).page();
            assertThat(link(hospital, "ventar på svar frå deg")).isVisible();
            specialist.open(RunningDemo.url("/advice"));
            hospital.locator("a[href='%s']".formatted(path)).click();
            assertThat(hospital.getByText(question)).isVisible();
            button(hospital, "Send svaret").click();
            assertThat(hospital.getByRole(AriaRole.ALERT)).containsText("Skriv noko");
            hospital.locator("#words").fill("Kva er kreatinin?");
            specialist.looksRightThough("advice-hold");
            button(hospital, "Spør om meir").click();
            assertThat(hospital.getByText("Treng meir frå den som spurde")).isVisible();

            doctor.open(RunningDemo.url(path));
            office.getByLabel("Opplysningane det er spurt etter").fill("Kreatinin 97");
            doctor.looksRight("advice-reply");
            button(office, "Send opplysningane").click();
            assertThat(office.getByText("Kreatinin 97")).isVisible();

            specialist.open(RunningDemo.url(path));
            hospital.locator("#words").fill("Ja, til 40 mg.");
            button(hospital, "Send svaret").click();
            assertThat(hospital.getByText("Ja, til 40 mg.")).isVisible();

            doctor.open(RunningDemo.url("/"));
            link(office, "med nytt svar").click();
            doctor.looksRight("advice-list-ended");
            office.locator("a[href='%s']".formatted(path)).click();
            assertThat(office.getByText("Ja, til 40 mg.")).isVisible();
            link(office, "Kopier til journal").click();
            assertThat(office.locator("#journal")).containsText("Ja, til 40 mg.");
            assertThat(button(office, "Kopier teksten")).isVisible();
            doctor.looksRight("advice-journal");
            button(office, "Merk som journalført").click();
            assertThat(office.getByText("journalført av")).isVisible();
            doctor.looksRight("advice-answered");

            button(office, "Gjer om til samkonsultasjon").click();
            assertThat(heading(office, "Book samkonsultasjon")).isVisible();
            assertThat(office.getByLabel("Tema")).hasValue("ADVICE");
            office.getByLabel("Grunnlag for sjukehuset").selectOption("NEW_REFERRAL_NEEDED");
            doctor.looksRight("advice-booking");
            office.locator("input[name='start']").first().check();
            button(office, "Book samkonsultasjon").click();
            assertThat(office.getByText("Manglar henvising. Samkonsultasjonen står."))
                    .isVisible();
            doctor.looksRight("consultation-basis");
            String consultation = office.url().replaceFirst("\\?.*", "").replaceFirst(".*/consultations/", "");
            doctor.open(RunningDemo.url(path));
            assertThat(link(office, "Sjå samkonsultasjonen")).hasAttribute("href", "/consultations/" + consultation);

            doctor.open(RunningDemo.url("/consultations/referrals"));
            doctor.looksRight("referrals");
            office.locator("form[action='/consultations/%s/referral'] button".formatted(consultation))
                    .click();
            assertThat(office.getByText("Henvising send, merkt av")).isVisible();
            doctor.open(RunningDemo.url("/consultations/referrals"));
            assertThat(office.locator("a[href*='%s']".formatted(consultation))).hasCount(0);
        }
    }

    @Test
    void withoutIdentityTheTextIsLookedThroughAndTheDepartmentTakesIt() {
        String question = "Høg kalsium, " + UUID.randomUUID().toString().replaceAll("\\d", "x");
        try (Visitor doctor = Browser.visitor().logIn("fastlege.knarvik");
                Visitor specialist = Browser.visitor().logIn("spesialist.haukeland")) {
            Page office = doctor.open(RunningDemo.url("/advice")).page();
            assertThat(heading(office, "Rettleiing")).isVisible();
            doctor.looksRight("advice-list");
            link(office, "Be om rettleiing").click();
            button(office, "Send spørsmålet").click();
            assertThat(heading(office, "Be om rettleiing")).isVisible();
            choose(office, "Den som er ledig i avdelinga, svarar");
            Locator text = office.getByLabel("Kva vil du ha råd om?");
            text.fill(question + " 311239 50057");
            button(office, "Send spørsmålet").click();
            assertThat(office.getByRole(AriaRole.ALERT)).containsText("Ingenting er lagra. Ta det bort");
            assertThat(text).hasValue(question + " 311239 50057");
            text.fill(question + " 12345678901");
            button(office, "Send spørsmålet").click();
            assertThat(office.getByRole(AriaRole.ALERT)).containsText("elleve siffer");
            doctor.looksRightThough("advice-digits");
            office.getByLabel("Talet er ikkje eit fødselsnummer").check();
            button(office, "Send spørsmålet").click();
            assertThat(office.getByText("Spørsmålet er sendt.")).isVisible();
            String path = path(office);

            Page hospital = specialist
                    .open(RunningDemo.url("/advice?box=TO_DEPARTMENT"))
                    .page();
            specialist.looksRight("advice-queue");
            assertThat(hospital.getByText(question)).hasCount(0);
            hospital.locator("a[href='%s']".formatted(path)).click();
            assertThat(hospital.getByText(question)).isVisible();
            button(hospital, "Ta spørsmålet").click();
            hospital.locator("#words").fill("Eg er ikkje rett fag.");
            button(hospital, "Ikkje mi vurdering, gi tilbake").click();
            assertThat(heading(hospital, "Rettleiing")).isVisible();

            Sql.run("UPDATE advice_request SET deadline = now() WHERE id = ?::uuid", path.replace("/advice/", ""));
            doctor.open(RunningDemo.url("/advice"));
            assertThat(office.locator(
                            "tr", new Page.LocatorOptions().setHas(office.locator("a[href='%s']".formatted(path)))))
                    .containsText("Over fristen");
            doctor.looksRightThough("advice-overdue");
            doctor.open(RunningDemo.url(path));
            button(office, "Trekk tilbake").click();
            assertThat(office.getByText("Sendt.")).isVisible();
        }
    }

    /** Of those of the lung department, and of itself. */
    private static void choose(Page page, String text) {
        assertThat(page.locator("#recipients")).containsText("kardiologi");
        page.getByLabel("Namn, fag eller sjukehus").fill("lungemedisin, haukeland");
        assertThat(page.locator("#recipients")).not().containsText("kardiologi");
        page.locator("label.choice", new Page.LocatorOptions().setHasText(text)).click();
    }

    private static String path(Page page) {
        return page.url().replaceFirst("\\?.*", "").replaceFirst(".*/advice/", "/advice/");
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name))
                .first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING,
                new GetByRoleOptions().setName(name).setExact(true).setLevel(1));
    }
}
