package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;

/** The work at a municipal desk, in a real browser, against the whole product: from a reading to a closed alert. */
final class WorklistPagesTest {
    private final Household household = Household.in("Masfjorden")
            .limits(Kind.WEIGHT, Band.of("70", "75", "85", "90"))
            .limits(Kind.BLOOD_PRESSURE, Band.of("90", "100", "160", "180"), Band.of(null, "50", "100", "110"));

    @Test
    void aRedReadingShowsOnTheOpenPageAndIsTakenAndClosed() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn("heimeteneste.masfjorden")
                    .open(RunningDemo.url("/worklist"))
                    .page();
            assertThat(page.getByText("Direkte oppdatering")).isVisible();

            measure("blood-pressure", "\"systolic\":201,\"diastolic\":111");

            Locator line = page.getByRole(AriaRole.ROW, new GetByRoleOptions().setName("201/111"));
            assertThat(line).containsText("Raud");
            assertThat(page).hasTitle(Pattern.compile("^\\(\\d+\\) Arbeidsliste"));
            nurse.looksRight("worklist");
            takeAndClose(nurse, line);
            assertThat(line).hasCount(0);
        }
    }

    private void measure(String kind, String values) {
        try (var device = household.device()) {
            device.send(HomeDevice.reading(kind, 5, values));
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
        page.getByText("Melding til pasienten").click();
        page.getByText("Bruk malen for utfallet").click();
        assertThat(page.getByLabel("Melding").last()).hasValue(Pattern.compile("Takk for praten i dag.*"));
        page.getByLabel("Merknad").fill("Målt på nytt saman på telefon.");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Avslutt med utfall"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Arbeidsliste")))
                .isVisible();
    }

    @Test
    void theListIsWorkedThroughByKeyboardAlone() {
        measure("weight", "\"value\":95");
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn("heimeteneste.masfjorden")
                    .open(RunningDemo.url("/worklist"))
                    .page();
            page.keyboard().press("?");
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            nurse.looksRight("worklist-keys");
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
            page.keyboard().press("/");
            assertThat(page.getByLabel("Søk etter namn")).isFocused();
            page.keyboard().type(household.familyName() + "\n");
            page.waitForURL(Pattern.compile(".*name=" + household.familyName() + ".*"));
            page.keyboard().press("j");
            assertThat(page.locator("[data-open]").first()).isFocused();
            page.keyboard().press("t");
            assertThat(page.locator("[data-keys] tbody tr").first()).containsText("Deg");
            page.keyboard().press("k");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Kva som er gjort")))
                    .isVisible();
            nurse.hasNoComplaints();
        }
    }

    @Test
    void theNurseOfAnotherMunicipalityIsToldThatThePatientDoesNotExist() {
        String patient = RunningDemo.patient("heimeteneste.masfjorden", "Olav");
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn("heimeteneste.alver").page();
            page.navigate(RunningDemo.url("/patients/" + patient));
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Her er det ingenting");
        }
    }
}
