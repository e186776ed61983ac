package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The access log as patient, loggkontrollør and personvernombod see it, in a real browser. */
final class AuditPagesTest {
    private static final String NURSE = "heimeteneste.alver";

    @Test
    void thePatientReadsWhoHasSeenTheRecordAndWhy() {
        Household household = Household.in("Alver");
        String path = RunningDemo.url("/patients/" + household.patient());
        RunningDemo.get(NURSE, path);
        RunningDemo.get("heimeteneste.masfjorden", path);
        try (Visitor patient = Browser.visitor()) {
            Page page = patient.logIn(household.account()).page();
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Innsynslogg"))
                    .click();
            Locator line = page.getByRole(AriaRole.ROW, new GetByRoleOptions().setName("Siri Lindåsen"));
            assertThat(line).containsText("Heimeteneste, Alver kommune");
            assertThat(line).containsText("Såg personopplysningar");
            assertThat(line).containsText("Pasienten er innskriven i tenesta");
            assertThat(page.getByText("Prøvde å opne journalen, men vart avvist."))
                    .isVisible();
            patient.looksRight("log");

            page.getByLabel("Person").selectOption("Siri Lindåsen");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Vis"))
                    .click();
            assertThat(line).isVisible();
            assertThat(page.getByText("Prøvde å opne journalen, men vart avvist."))
                    .hasCount(0);

            patient.open(RunningDemo.url("/log?from=2020-01-01&to=2020-01-31"));
            assertThat(page.getByText("Ingen har sett i journalen din i denne perioden"))
                    .isVisible();
            patient.looksRight("log-empty");
        }
    }

    @Test
    void aFindingIsLookedIntoHandledAndClosed() {
        Household household = familyOpenedByTheNurse();
        try (Visitor controller = Browser.visitor();
                Visitor officer = Browser.visitor()) {
            Page page = controller
                    .logIn("loggkontroll.alver")
                    .open(RunningDemo.url("/audit"))
                    .page();
            Locator line = page.getByRole(AriaRole.ROW, new GetByRoleOptions().setName(household.familyName()));
            assertThat(line).containsText("Siri Lindåsen");
            controller.looksRight("findings");
            officerSees(officer, "open", household);

            line.getByText("Familie").click();
            controller.looksRight("finding");
            page.getByLabel("Tenstleg behov").check();
            page.getByLabel("Grunngjeving").fill("Vakta hadde ingen annan å sende.");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Lukk funnet"))
                    .click();
            assertThat(line).hasCount(0);
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Handsama"))
                    .click();
            assertThat(line).containsText("Tenstleg behov");
            line.getByText("Familie").click();
            assertThat(page.getByText("Vakta hadde ingen annan å sende.")).isVisible();
            assertThat(page.getByText("Nina Seimstad,")).isVisible();
            officerSees(officer, "handled", household);
        }
    }

    /** That there is a finding, and nothing of whose it is. */
    private static void officerSees(Visitor officer, String status, Household household) {
        if (officer.page().url().equals("about:blank")) {
            officer.logIn("personvernombod");
        }
        Page page = officer.open(RunningDemo.url("/audit?status=" + status)).page();
        assertThat(page.getByRole(AriaRole.ROW, new GetByRoleOptions().setName("Familie"))
                        .first())
                .isVisible();
        assertThat(page.locator("main")).not().containsText(household.familyName());
        assertThat(page.locator("main")).not().containsText("Lindåsen");
        officer.looksRight("traces-" + status);
    }

    @Test
    void theLogIsSearchedByPatientWithoutTheNumberInAnyAddress() {
        Household household = Household.in("Alver");
        RunningDemo.get(NURSE, RunningDemo.url("/patients/" + household.patient()));
        try (Visitor controller = Browser.visitor()) {
            Page page = controller
                    .logIn("loggkontroll.alver")
                    .open(RunningDemo.url("/audit"))
                    .page();
            page.getByLabel("Fødselsnummer").fill(number(household));
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Finn i loggen"))
                    .first()
                    .click();
            assertThat(page.getByRole(AriaRole.HEADING).first())
                    .hasText("Oppslag om Testine " + household.familyName());
            assertThat(page).hasURL(Pattern.compile("/audit/patients/[0-9a-f-]{36}$"));
            controller.looksRight("audit-patient");

            controller.open(RunningDemo.url("/audit"));
            page.getByLabel("Fødselsnummer").fill("12345678901");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Finn i loggen"))
                    .first()
                    .click();
            assertThat(page.getByText("Dette er ikkje eit gyldig fødselsnummer"))
                    .isVisible();
        }
    }

    @Test
    void theLogIsSearchedByStaff() {
        RunningDemo.get(
                NURSE, RunningDemo.url("/patients/" + Household.in("Alver").patient()));
        try (Visitor controller = Browser.visitor()) {
            Page page = controller
                    .logIn("loggkontroll.alver")
                    .open(RunningDemo.url("/audit"))
                    .page();
            page.getByLabel("Namn eller del av namn").fill("Lind");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Finn i loggen"))
                    .last()
                    .click();
            controller.looksRight("audit-people");
            page.getByText("Siri Lindåsen").click();
            assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Oppslag av Siri Lindåsen");
            controller.looksRight("audit-person");
        }
    }

    private static Household familyOpenedByTheNurse() {
        Household household = Household.in("Alver");
        Sql.run("""
                INSERT INTO next_of_kin (patient_id, person_id, relation, controller)
                SELECT p.id, a.person_id, 'søster', p.controller FROM patient p, account a WHERE p.id = ? AND a.username = ?
                """, household.patient(), NURSE);
        RunningDemo.get(NURSE, RunningDemo.url("/patients/" + household.patient()));
        Awaitility.await().until(() -> !Sql.rows(
                        "SELECT * FROM audit_finding WHERE pattern = 'FAMILY' AND patient_id = ?", household.patient())
                .isEmpty());
        return household;
    }

    private static String number(Household household) {
        return Sql.column("""
                SELECT n.national_identity_number FROM patient p JOIN person n ON n.id = p.person_id WHERE p.id = ?
                """, household.patient()).getFirst();
    }
}
