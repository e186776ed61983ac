package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static no.samkonsult.monitoring.Planned.GP;
import static no.samkonsult.monitoring.Planned.NURSE;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.OffsetDateTime;
import no.samkonsult.HomeDevice;
import no.samkonsult.RunningDemo;
import no.samkonsult.monitoring.Planned;
import org.junit.jupiter.api.Test;

/** The GP's morning: "Grenser manglar", a proposal, a dry weight, a simulation, a confirmation that the desk reads. */
final class PlanPagesTest {
    @Test
    void theDoctorConfirmsADryWeightAfterASimulationAndTheDeskReadsIt() {
        Planned planned = Planned.withDoctor();
        weigh(planned);
        try (Visitor nurse = Browser.visitor();
                Visitor doctor = Browser.visitor()) {
            propose(nurse, planned);
            confirm(doctor, planned);
            acknowledge(nurse, planned);
        }
    }

    private static void propose(Visitor nurse, Planned planned) {
        Page page = nurse.logIn(NURSE).open(RunningDemo.url(planned.path(""))).page();
        page.getByLabel("Mal", new GetByLabelOptions().setExact(true)).selectOption("heart-failure");
        button(page, "Føreslå etter malen").click();
        assertThat(page.getByText("Grenser manglar").first()).isVisible();
        assertThat(page.getByText("terveyskyla.fi").first()).isVisible();
        nurse.looksRight("plan");
    }

    private static void confirm(Visitor doctor, Planned planned) {
        Page page = doctor.logIn(GP).page();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Planar").setExact(true))
                .click();
        doctor.looksRight("plans-to-confirm");
        page.getByRole(
                        AriaRole.LINK,
                        new GetByRoleOptions()
                                .setName("Sjå på forslaget: Testine %s, Vekt"
                                        .formatted(planned.household().familyName())))
                .click();
        assertThat(page.getByText("terveyskyla.fi").first()).isVisible();
        assertThat(page.getByText("Manglar: Tørrvekt").first()).isVisible();
        button(page, "Stadfest grensene").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Manglar: Tørrvekt");
        page.getByLabel("Tørrvekt").fill("78,0");
        button(page, "Simuler 90 dagar").click();
        assertThat(page.getByRole(
                        AriaRole.HEADING, new GetByRoleOptions().setName("Slik hadde dei siste 90 dagane vore")))
                .isVisible();
        assertThat(page.getByLabel("Gul over", new GetByLabelOptions().setExact(true)))
                .hasValue("79,0");
        assertThat(page.getByText("3 målingar er prøvde")).isVisible();
        doctor.looksRightThough("limits-simulated");
        button(page, "Stadfest grensene").click();
        Locator weight = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Vekt"));
        assertThat(weight).containsText("Gul over 79");
        assertThat(weight).containsText("Stadfesta av Ragnhild Fammestad");
    }

    private static void acknowledge(Visitor nurse, Planned planned) {
        Page page = nurse.open(RunningDemo.url("/plans/new-limits")).page();
        assertThat(page.getByText(planned.household().familyName())).isVisible();
        nurse.looksRight("plans-new-limits");
        page.navigate(RunningDemo.url("/patients/" + planned.household().patient()));
        button(page, "Kvitter: Vekt").click();
        assertThat(button(page, "Kvitter: Vekt")).hasCount(0);
    }

    @Test
    void whatThePatientDoesInEachZoneIsProposedConfirmedByTheDoctorAndThenReadByThePatient() {
        Planned planned = Planned.withDoctor();
        try (Visitor nurse = Browser.visitor();
                Visitor doctor = Browser.visitor();
                Visitor patient = Browser.visitor()) {
            Page page =
                    nurse.logIn(NURSE).open(RunningDemo.url(planned.path(""))).page();
            page.getByText("Skriv eller endre").click();
            page.getByLabel("Gul sone").fill("Ta éin ekstra vassdrivande tablett.");
            page.evaluate("document.querySelector('#red').required = false");
            button(page, "Føreslå for ansvarleg lege").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Raud sone");
            assertThat(page.getByLabel("Gul sone")).hasValue("Ta éin ekstra vassdrivande tablett.");
            nurse.looksRightThough("self-management-wrong");
            page.getByLabel("Raud sone").fill("Ring 113.");
            button(page, "Føreslå for ansvarleg lege").click();
            assertThat(page.getByText("Ventar på ansvarleg lege")).isVisible();
            assertThat(button(page, "Stadfest")).hasCount(0);

            Page own = patient.logIn(planned.household().account())
                    .open(RunningDemo.url(planned.path("")))
                    .page();
            assertThat(own.getByText("Ikkje avtalt enno.")).isVisible();

            Page doctors =
                    doctor.logIn(GP).open(RunningDemo.url(planned.path(""))).page();
            doctor.looksRight("self-management-proposed");
            button(doctors, "Stadfest").click();
            assertThat(doctors.getByText("Stadfesta av Ragnhild Fammestad")).isVisible();

            patient.open(RunningDemo.url(planned.path("")));
            assertThat(own.locator("[data-zone=RED]")).containsText("Ring 113.");
            assertThat(own.getByText("Skriv eller endre")).hasCount(0);
            patient.looksRight("self-management-own");
        }
    }

    @Test
    void thePatientReadsTheirOwnPlan() {
        String anna = RunningDemo.patient(NURSE, "Anna");
        try (Visitor patient = Browser.visitor()) {
            Page page = patient.logIn("pasient.anna")
                    .open(RunningDemo.url("/patients/" + anna))
                    .page();
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Oppfølgingsplan"))
                    .click();
            assertThat(page.getByText("Ragnhild Fammestad").first()).isVisible();
            assertThat(page.getByText("kvar dag kl. 07:10")).isVisible();
            assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Føreslå etter malen")))
                    .hasCount(0);
            patient.looksRight("plan-own");
        }
    }

    private static void weigh(Planned planned) {
        try (HomeDevice scale = planned.household().device()) {
            for (int day = 3; day > 0; day--) {
                scale.send("""
                        {"time":"%s","sequence":%d,"kind":"weight","values":{"value":%d.5}}
                        """.formatted(OffsetDateTime.now().minusDays(day), day, 80 - day));
            }
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
