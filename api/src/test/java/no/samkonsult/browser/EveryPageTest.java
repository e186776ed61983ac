package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every page is held to: no accessibility violation, fits a telephone, nothing for the browser to complain of. */
final class EveryPageTest {
    @ParameterizedTest(name = "{1} as {0}")
    @CsvSource({
        "heimeteneste.alver, /, home",
        "heimeteneste.alver, /patients, patients",
        "heimeteneste.alver, /patients?name=finst-ikkje, patients-none",
        "heimeteneste.alver, /worklist/handover, shift-handover",
        "pasient.anna, /, home-patient",
        "parorande.kari, /, home-next-of-kin",
        "admin.alver, /devices, devices",
        "admin.alver, /quarantine, quarantine",
        "fastlege.knarvik, /api-docs, api-docs",
    })
    void looksRight(String username, String path, String name) {
        try (Visitor visitor = Browser.visitor()) {
            visitor.logIn(username).open(RunningDemo.url(path)).looksRight(name);
        }
    }

    @Test
    void thePatientsPageShowsTrendsToTheNurseAndToThePatient() {
        String anna = RunningDemo.patient("heimeteneste.alver", "Anna");
        try (Visitor nurse = Browser.visitor();
                Visitor patient = Browser.visitor()) {
            nurse.logIn("heimeteneste.alver")
                    .open(RunningDemo.url("/patients/" + anna))
                    .looksRight("patient");
            nurse.open(RunningDemo.url("/patients/%s/facts".formatted(anna))).looksRight("patient-facts");
            patient.logIn("pasient.anna")
                    .open(RunningDemo.url("/patients/" + anna))
                    .looksRight("patient-own");
            assertThat(patient.page().getByText("dette er dine eigne opplysningar"))
                    .isVisible();
        }
    }

    @Test
    void theLoginPageLeadsBackToWhereOneWanted() {
        try (Visitor visitor = Browser.visitor()) {
            visitor.open(RunningDemo.url("/patients")).looksRight("login");
            visitor.page().locator("button[value='heimeteneste.masfjorden']").click();
            assertThat(visitor.page()).hasURL(RunningDemo.url("/patients"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/worklist", "/patients/finst-ikkje"})
    void everybodyIsToldWhatTheServiceIsNot(String path) {
        try (Visitor visitor = Browser.visitor()) {
            tellsWhatTheServiceIsNot(visitor.open(RunningDemo.url("/login")));
            tellsWhatTheServiceIsNot(visitor.logIn("pasient.anna").open(RunningDemo.url(path)));
        }
    }

    private static void tellsWhatTheServiceIsNot(Visitor visitor) {
        assertThat(visitor.page().getByText("Ikkje CE-merkt, ikkje til klinisk bruk"))
                .isVisible();
        assertThat(visitor.page().locator("footer"))
                .containsText("inga akutteneste. Treng du legehjelp no, ring 116 117. Ved akutt fare, ring 113.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb", "en"})
    void theLanguageOneChoosesStays(String language) {
        try (Visitor visitor = Browser.visitor()) {
            visitor.logIn("heimeteneste.alver")
                    .page()
                    .locator("button[lang=" + language + "]")
                    .click();
            visitor.open(RunningDemo.url("/worklist"));
            assertThat(visitor.page().locator("html")).hasAttribute("lang", language);
            visitor.looksRight("worklist-" + language);
        }
    }

    @Test
    void whoIsLoggedOutSeesTheLoginPage() {
        try (Visitor visitor = Browser.visitor()) {
            var page = visitor.logIn("heimeteneste.alver").page();
            page.locator("details.account summary").click();
            page.getByText("Logg ut").click();
            assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Logg inn");
            visitor.open(RunningDemo.url("/worklist"));
            assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Logg inn");
        }
    }
}
