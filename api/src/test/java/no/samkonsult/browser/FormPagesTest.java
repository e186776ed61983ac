package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static no.samkonsult.monitoring.Planned.NURSE;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import no.samkonsult.RunningDemo;
import no.samkonsult.monitoring.Planned;
import org.junit.jupiter.api.Test;

/** Forms as people meet them: what a patient sees of theirs, a nurse on the telephone, an administrator who writes one. */
final class FormPagesTest {
    @Test
    void thePatientSeesWhatIsAskedAndWhatTheyHaveAnswered() {
        String anna = RunningDemo.patient(NURSE, "Anna");
        try (Visitor patient = Browser.visitor()) {
            Page page = patient.logIn("pasient.anna")
                    .open(RunningDemo.url("/patients/" + anna))
                    .page();
            assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("CAT: poengsum")))
                    .isVisible();
            assertThat(page.getByText("svar siste 30 dagar").first()).isVisible();
            link(page, "Skjema").click();
            assertThat(page.getByText("Samkonsults daglege skjema for kols").first())
                    .isVisible();
            patient.looksRight("forms-patient");
            page.locator("a[href$='/forms/copd-daily']").click();
            patient.looksRight("form-patient");
        }
    }

    @Test
    void theNurseAnswersOnTheTelephoneByKeyboardAndTheWorklistSaysWhy() {
        Planned planned = Planned.withoutDoctor();
        String forms = "/patients/%s/forms".formatted(planned.household().patient());
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn(NURSE).open(RunningDemo.url(forms)).page();
            nurse.looksRight("forms-none");
            link(page, "Samkonsults daglege skjema for kols").click();
            Locator first = page.getByRole(AriaRole.RADIO).first();
            first.focus();
            first.press("ArrowDown");
            button(page, "Send svara").press("Enter");
            assertThat(page.getByText("Ventar aldri")).isVisible();
            nurse.looksRight("form-answered");
            page.navigate(RunningDemo.url("/patients/" + planned.household().patient()));
            assertThat(page.getByText("Er du tungpusten når du sit heilt i ro? Ja")
                            .first())
                    .isVisible();
            nurse.looksRight("patient-answers");
        }
    }

    @Test
    void theAdministratorWritesAFormSeesItAsThePatientWouldAndPublishesIt() {
        String code = "test-" + UUID.randomUUID().toString().substring(0, 8);
        try (Visitor administrator = Browser.visitor()) {
            Page page = administrator.logIn("admin.alver").page();
            link(page, "Skjema").click();
            administrator.looksRight("questionnaires");
            link(page, "Nytt skjema").click();
            page.locator("#code").fill(code);
            fill(page, "title", "Søvn", "Søvn", "Sleep");
            fill(page, "about", "Om i natt", "Om i natt", "About tonight");
            page.locator("#source").fill("Eigne spørsmål");
            page.locator("#licence").fill("Eiga ordlegging");
            page.locator("#q0-link").fill("slept");
            fill(page, "q0", "Har du sove?", "Har du sovet?", "Have you slept?");
            page.locator("#q0-a0-code").fill("yes");
            fill(page, "q0-a0", "Ja", "Ja", "Yes");
            button(page, "Publiser").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("slept (nn)");
            page.locator("#q0-a1-code").fill("no");
            fill(page, "q0-a1", "Nei", "Nei", "No");
            page.locator("#q0-a1-colour").selectOption("RED");
            button(page, "Førehandsvis").click();
            assertThat(page.getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("Har du sove?")))
                    .isVisible();
            administrator.looksRightThough("questionnaire-preview");
            button(page, "Lagre utkast").click();
            assertThat(page).hasURL(RunningDemo.url("/questionnaires/" + code));
            button(page, "Publiser").click();
            assertThat(page).hasURL(RunningDemo.url("/questionnaires"));
            assertThat(page.getByText(code)).isVisible();
            page.navigate(RunningDemo.url("/questionnaires/" + code));
            assertThat(page.getByRole(AriaRole.HEADING).first()).hasText(code + ", ny versjon 2");
        }
    }

    private static void fill(Page page, String name, String nn, String nb, String en) {
        page.locator("#%s-nn".formatted(name)).fill(nn);
        page.locator("#%s-nb".formatted(name)).fill(nb);
        page.locator("#%s-en".formatted(name)).fill(en);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
