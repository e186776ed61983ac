package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;

/** Exceptions, hand-overs, changes and substitutes, as people fill them in. */
final class OpeningPagesTest {
    @Test
    void aNurseWhoFindsNobodyOpensARecordAndIsReminded() {
        var household = Household.in("Masfjorden");
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn("heimeteneste.alver")
                    .open(RunningDemo.url("/patients?name=" + household.familyName()))
                    .page();
            page.getByText("Treng du ein pasient du ikkje har grunnlag for å sjå?")
                    .click();
            nurse.looksRight("opening");
            page.getByLabel("Fødselsnummer eller D-nummer").fill(household.number());
            page.getByLabel("Fare for livet").check();
            page.getByLabel("Forklaring").fill("Pasienten svarar ikkje på tiltale.");
            button(page, "Opne journalen").click();
            assertThat(page.getByText("Nødtilgang til kl.")).isVisible();
            nurse.looksRight("opening-patient");
        }
    }

    @Test
    void whatCannotBeOpenedSaysNoMoreThanThat() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn("sjukeheimslege.alver")
                    .open(RunningDemo.url("/patients/open"))
                    .page();
            page.getByLabel("Fødselsnummer eller D-nummer").fill("01810010068");
            page.getByLabel("Pasienten har teke kontakt med meg").check();
            page.getByLabel("Forklaring").fill("Pasienten ringde meg i dag.");
            button(page, "Opne journalen").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ingen pasient kunne opnast.");
        }
    }

    @Test
    void aPatientIsHandedOverAndTheContactClosed() {
        var household = Household.in("Masfjorden");
        try (Visitor nurse = Browser.visitor();
                Visitor legevakt = Browser.visitor()) {
            Page page = nurse.logIn("heimeteneste.masfjorden")
                    .open(RunningDemo.url("/patients/" + household.patient()))
                    .page();
            page.getByText("Overlever til legevakt").click();
            page.getByLabel("Situasjon").fill("Tung pust sidan i natt. Metting 84 på 1 liter.");
            page.getByLabel("Bakgrunn").fill("KOLS grad 3, oksygen heime. Bur åleine.");
            page.getByLabel("Analyse").fill("Forverring, hastar.");
            page.getByLabel("Råd").fill("Tilsyn innan ein time. Samde om at bilen køyrer no.");
            page.getByLabel("Kven svara").fill("Geir");
            nurse.looksRight("hand-over");
            button(page, "Overlever pasienten").click();
            assertThat(page.getByText("Open kontakt")).isVisible();
            nurse.looksRight("hand-over-done");

            Page list = legevakt.logIn("legevakt.nordhordland")
                    .open(RunningDemo.url("/hand-overs"))
                    .page();
            legevakt.looksRight("hand-overs");
            list.locator("summary", new LocatorOptions().setHasText("Avslutt kontakten"))
                    .click();
            list.getByLabel("Korleis det gjekk").fill("Innlagd.");
            button(list, "Avslutt kontakten").click();
            assertThat(list.getByText("Ingen opne overleveringar")).isVisible();
            legevakt.looksRight("hand-overs-none");
        }
    }

    @Test
    void whatChangesIsRegisteredByTheServiceAndByTheAdministrator() {
        var household = Household.in("Alver");
        try (Visitor nurse = Browser.visitor();
                Visitor administrator = Browser.visitor()) {
            Page page = nurse.logIn("heimeteneste.alver")
                    .open(RunningDemo.url("/patients/" + household.patient()))
                    .page();
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Endringar"))
                    .click();
            nurse.looksRight("changes");
            page.getByLabel("Strengt fortroleg adresse").check();
            page.locator("form:has([value=PROTECTION]) button").click();
            assertThat(page.getByText("Endringa er registrert.")).isVisible();
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Til pasienten"))
                    .click();
            nurse.looksRight("patient-protected");
            button(page, "Vis adressa").click();
            assertThat(page.getByText("Oppdiktavegen 0")).isVisible();
            nurse.looksRight("address");

            administrator
                    .logIn("admin.alver")
                    .open(RunningDemo.url("/patients/changes"))
                    .looksRight("changes-administrator");
        }
    }

    @Test
    void aDoctorOffersASubstitute() {
        try (Visitor doctor = Browser.visitor()) {
            Page page = doctor.logIn("fastlege.knarvik")
                    .open(RunningDemo.url("/substitutions"))
                    .page();
            doctor.looksRight("substitutions-none");
            page.getByLabel("Frå og med").fill("2099-07-01");
            page.getByLabel("Til og med").fill("2099-07-14");
            button(page, "Tilby vikariat").click();
            assertThat(page.getByText("Ventar på svar")).isVisible();
            doctor.looksRight("substitutions");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
