package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;

/** NEWS2 at the patient, in a real browser: devices fill in theirs, the nurse counts and looks, and the page says what it comes to. */
final class News2PagesTest {
    private final Household household = Household.in("Masfjorden");

    @Test
    void theNurseCountsLooksAndIsToldWhatItComesTo() {
        measure("oxygen-saturation", "\"saturation\":95,\"oxygenFlow\":2,\"pulse\":92");
        measure("blood-pressure", "\"systolic\":118,\"diastolic\":70");
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn("heimeteneste.masfjorden")
                    .open(RunningDemo.url("/patients/" + household.patient()))
                    .page();
            page.getByText("Ny NEWS2").click();
            assertThat(page.getByLabel("Oksygenmetting")).hasValue("95");
            assertThat(page.getByLabel("Pustefrekvens")).hasValue("");
            nurse.looksRight("news2-form");

            page.getByLabel("Temperatur").fill("37,2");
            page.getByText("Rekn ut og lagre").click();
            assertThat(heading(page, "Kan ikkje skårast")).isVisible();
            assertThat(page.getByText("Manglar pustefrekvens, medvit.")).isVisible();
            nurse.looksRight("news2-incomplete");

            again(page);
            page.getByLabel("Pustefrekvens").fill("25");
            page.getByLabel("Medvit").selectOption("ALERT");
            page.getByLabel("Temperatur").fill("37,2");
            page.getByText("Rekn ut og lagre").click();
            assertThat(heading(page, "NEWS2: 7")).isVisible();
            assertThat(page.getByText("Raudt enkeltteikn: pustefrekvens gir 3 poeng åleine."))
                    .isVisible();
            assertThat(page.getByText("støttar ei vurdering og er inga avgjerd"))
                    .isVisible();
            assertThat(page.getByText("Royal College of Physicians")).isVisible();
            nurse.looksRight("news2-score");

            again(page);
            page.getByLabel("Pustefrekvens").fill("18");
            page.getByLabel("Medvit").selectOption("ALERT");
            page.getByLabel("Temperatur").fill("37,2");
            page.getByText("Rekn ut og lagre").click();
            assertThat(heading(page, "NEWS2: 4")).isVisible();
            page.getByText("Til pasienten").click();
            assertThat(page.locator("section[aria-labelledby='news2-title'] .timeline li"))
                    .hasCount(3);
            nurse.looksRight("news2-history");
        }
    }

    private void again(Page page) {
        page.getByText("Til pasienten").click();
        page.getByText("Ny NEWS2").click();
    }

    private static com.microsoft.playwright.Locator heading(Page page, String text) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(text).setExact(true));
    }

    private void measure(String kind, String values) {
        try (var device = household.device()) {
            device.send("{\"time\":\"%s\",\"sequence\":1,\"kind\":\"%s\",\"values\":{%s}}"
                    .formatted(Instant.now(), kind, values));
        }
    }
}
