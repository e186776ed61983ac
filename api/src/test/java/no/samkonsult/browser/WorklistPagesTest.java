package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import no.samkonsult.RunningDemo;
import no.samkonsult.device.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The work at a municipal desk, in a real browser, against the whole product: from a reading to a closed alert. */
final class WorklistPagesTest {
    private static Browser browser;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
    }

    @Test
    void aRedReadingShowsOnTheOpenPageAndIsTakenAndClosed() {
        try (Visitor nurse = browser.visitor()) {
            Page page = nurse.logIn("heimeteneste.masfjorden")
                    .open(RunningDemo.url("/worklist"))
                    .page();
            assertThat(page.getByText("Direkte oppdatering")).isVisible();

            RunningDemo.measure(
                    "olav-bp",
                    Kind.BLOOD_PRESSURE,
                    Map.of("systolic", new BigDecimal(201), "diastolic", new BigDecimal(111)));

            Locator line = page.getByRole(AriaRole.ROW, new GetByRoleOptions().setName("201/111"));
            assertThat(line).containsText("Raud");
            assertThat(page).hasTitle(Pattern.compile("^\\(\\d+\\) Arbeidsliste"));
            nurse.looksRight("worklist");
            takeAndClose(nurse, line);
            assertThat(line).hasCount(0);
        }
    }

    private static void takeAndClose(Visitor nurse, Locator line) {
        Page page = nurse.page();
        line.getByText("Ta varselet").click();
        assertThat(line).containsText("Deg");
        assertThat(page.locator("#status")).hasText("Du tok varselet.");

        line.getByText("Avslutt med utfall").click();
        nurse.looksRight("alert");
        page.getByLabel("Snakka med pasient").check();
        page.getByLabel("Merknad").fill("Målt på nytt saman på telefon.");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Avslutt med utfall"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Arbeidsliste")))
                .isVisible();
    }

    @Test
    void theNurseOfAnotherMunicipalityIsToldThatThePatientDoesNotExist() {
        String patient = RunningDemo.patient("heimeteneste.masfjorden", "Olav");
        try (Visitor nurse = browser.visitor()) {
            Page page = nurse.logIn("heimeteneste.alver").page();
            page.navigate(RunningDemo.url("/patients/" + patient));
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Her er det ingenting");
        }
    }
}
