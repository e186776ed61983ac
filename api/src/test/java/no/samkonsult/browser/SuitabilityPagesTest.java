package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;

class SuitabilityPagesTest {
    @Test
    void whoProposesMonitoringChecksWhetherItSuitsAndItIsShownOnThePatientsPage() {
        String olav = RunningDemo.patient("heimeteneste.masfjorden", "Olav");
        try (Visitor nurse = Browser.visitor().logIn("heimeteneste.masfjorden")) {
            Page page = nurse.open(RunningDemo.url("/patients/" + olav)).page();
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Målgruppevurdering"))
                    .first()
                    .click();
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Hjartesvikt"))
                    .click();
            assertThat(page.getByText("vege seg trygt om morgonen")).isVisible();
            nurse.looksRight("suitability-new");
            page.locator("input[value='YES']").all().forEach(each -> each.check());
            page.locator("input[name='answer.manages'][value='UNSURE']").check();
            page.locator("input[value='SUITED_WITH_HELP']").check();
            page.getByLabel("Grunngiving").fill("Dottera hjelper med vekta.");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Lagre vurderinga"))
                    .click();
            assertThat(page.locator("details.panel").first()).containsText("Eigna med hjelp");
            assertThat(page.locator("details.panel").first()).containsText("Dottera hjelper med vekta.");
            nurse.looksRight("suitability");

            nurse.open(RunningDemo.url("/patients/" + olav));
            assertThat(page.locator("section[aria-labelledby='suitability-title']"))
                    .containsText("Eigna med hjelp, Hjartesvikt");
        }
    }
}
