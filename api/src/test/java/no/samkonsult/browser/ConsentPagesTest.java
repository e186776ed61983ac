package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;

/** Agreeing, sharing and barring as patients do it, and what health personnel and next of kin see of it. */
final class ConsentPagesTest {
    private static final String NURSE = "heimeteneste.alver";

    /** Milliseconds within which a page must say that its ground is gone. */
    private static final int AT_ONCE = 2_000;

    private final Household household = Household.in("Alver").agreed("MONITORING");

    @Test
    void aPatientAgreesAndEndsAfterReadingWhatItMeans() {
        try (Visitor patient = Browser.visitor()) {
            Page page = patient.logIn(household.account())
                    .open(RunningDemo.url("/my"))
                    .looksRight("my-consents")
                    .page();
            click(page, "Eg er med");
            assertThat(page.getByText("Det er lagra.")).isVisible();

            page.locator("a[href$='/MONITORING/end']").click();
            patient.looksRight("my-consents-end");
            click(page, "Ja, slutt å måle");
            assertThat(page.getByText("Ikkje inngått")).isVisible();
            patient.looksRight("my-consents-ended");
        }
    }

    @Test
    void aWithdrawnConsentEmptiesTheOpenPageOfNextOfKinAndSaysSo() {
        var kin = household.nextOfKin("dotter");
        try (Visitor patient = Browser.visitor();
                Visitor reader = Browser.visitor()) {
            Page sharing = patient.logIn(household.account())
                    .open(RunningDemo.url("/my/sharing"))
                    .page();
            sharing.getByLabel("Målingar").check();
            click(sharing, "Del med nokon");
            assertThat(button(sharing, "Trekk samtykket")).isVisible();
            patient.looksRight("my-sharing");
            Page record =
                    reader.logIn(kin.account()).looksRight("home-representing").page();
            record.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(household.familyName()))
                    .click();
            assertThat(record.getByText("Direkte oppdatering")).isVisible();
            reader.looksRight("patient-represented");

            click(sharing, "Trekk samtykket");

            assertThat(record.locator("h1")).hasText("Her er det ingenting", new HasTextOptions().setTimeout(AT_ONCE));
            assertThat(record.locator("main")).not().containsText(household.familyName());
            assertThat(record.getByText("Direkte oppdatering")).isHidden();
        }
    }

    @Test
    void aPatientBarsAfterBeingToldWhoIsLeftAndLifts() {
        try (Visitor patient = Browser.visitor()) {
            Page page = patient.logIn(household.account())
                    .open(RunningDemo.url("/my/bars"))
                    .looksRight("my-bars")
                    .page();
            page.locator("#party")
                    .selectOption(page.locator("#party option", new Page.LocatorOptions().setHasText("(teneste)"))
                            .first()
                            .getAttribute("value"));
            page.getByLabel("Målingar").check();
            click(page, "Sjå kva det betyr");
            assertThat(page.getByText("Då er det ingen att hos")).isVisible();
            patient.looksRight("my-bars-confirm");
            click(page, "Sperr");
            assertThat(button(page, "Opphev")).isVisible();
            patient.looksRight("my-bars-barred");
            click(page, "Opphev");
            assertThat(page.getByText("Ingen er sperra")).isVisible();
        }
    }

    @Test
    void healthPersonnelWriteDownAgreementsAndRepresentation() {
        var child = Household.born("Alver", LocalDate.now().minusYears(11)).agreed("MONITORING");
        child.nextOfKin("mor");
        try (Visitor nurse = Browser.visitor()) {
            String path = "/patients/" + child.patient();
            nurse.logIn(NURSE).open(RunningDemo.url(path)).looksRight("patient-child");
            nurse.open(RunningDemo.url(path + "/consents")).looksRight("patient-consents");
            Page page = nurse.open(RunningDemo.url(path + "/sharing")).page();
            page.locator("details.cancel summary").click();
            nurse.looksRight("patient-sharing-form");
            page.locator("#basis").selectOption("PARENT");
            page.getByLabel("Målingar", new Page.GetByLabelOptions().setExact(true))
                    .check();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Før ein representant"))
                    .click();
            assertThat(page.getByText("Det er lagra.")).isVisible();
            page.locator("#from").fill("2026-11-01");
            page.locator("#to").fill("2026-11-30");
            page.locator("#reason").fill("Barnet ber om det");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Hald tilbake"))
                    .first()
                    .click();
            assertThat(page.getByText("Barnet ber om det")).isVisible();
            nurse.looksRight("patient-sharing");
        }
    }

    private static void click(Page page, String name) {
        button(page, name).click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name))
                .first();
    }
}
