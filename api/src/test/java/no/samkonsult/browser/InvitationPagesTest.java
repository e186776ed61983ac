package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.UUID;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.scheduling.invitation.Invitations;
import org.junit.jupiter.api.Test;

/** Answering an invitation, and seeing who was told and who comes. */
class InvitationPagesTest {
    private static final String UNREACHED =
            "SELECT person_id FROM invitation WHERE consultation_id = ? AND unreached_at IS NOT NULL";

    @Test
    void thePatientAnswersAndTheDoctorSeesItAndRingsWhoeverNothingReached() {
        UUID id = booked();
        String path = RunningDemo.url("/consultations/" + id);
        try (Visitor patient = Browser.visitor().logIn("pasient.anna");
                Visitor doctor = Browser.visitor().logIn("fastlege.knarvik")) {
            Page page = patient.open(path).page();
            assertThat(page.getByText("Kjem du?")).isVisible();
            patient.looksRight("invitation-answer");
            page.getByLabel("Eg kan ikkje").check();
            page.getByLabel("Melding til den som booka").fill("Berre onsdagar passar");
            button(page, "Send svaret").click();
            assertThat(page.getByRole(AriaRole.STATUS)
                            .filter(new Locator.FilterOptions().setHasText("Svaret ditt er teke imot")))
                    .isVisible();
            assertThat(page.getByLabel("Eg kan ikkje")).isChecked();

            Page seen = doctor.open(path).page();
            assertThat(row(seen, "Anna")).containsText("Kjem ikkje");
            assertThat(row(seen, "Anna")).containsText("Berre onsdagar passar");
            assertThat(row(seen, "Kari")).containsText("Ikkje varsla");
            doctor.looksRight("invitation-states");
            button(seen, "Eg har ringt Kari Strømsnes").click();
            assertThat(row(seen, "Kari")).containsText("på telefon");
            assertThat(button(seen, "Eg har ringt Kari Strømsnes")).hasCount(0);
        }
    }

    @Test
    void anAnswerIsGivenFromTheKeyboard() {
        UUID id = booked();
        try (Visitor patient = Browser.visitor().logIn("pasient.anna")) {
            Page page = patient.open(RunningDemo.url("/consultations/" + id)).page();
            page.getByLabel("Kanskje").press("Space");
            page.getByLabel("Kanskje").press("Enter");
            assertThat(page.getByText("Svaret ditt er teke imot")).isVisible();
            assertThat(row(page, "Anna")).containsText("Kanskje");
        }
    }

    /** Anna, whose telephone is known, and Kari, of whom nothing is, meet the doctor who has booked it. */
    private static UUID booked() {
        UUID id = UUID.randomUUID();
        Sql.run("""
                INSERT INTO consultation (id, patient_id, controller, topic, during, zone, local_start, created_by)
                SELECT ?, p.id, p.controller, 'OTHER', tstzrange(now() + interval '301 days', now() + interval '301 days 30 minutes'),
                       'Europe/Oslo', now(), b.person_id
                FROM patient p JOIN account a ON a.person_id = p.person_id AND a.username = 'pasient.anna',
                     account b WHERE b.username = 'fastlege.knarvik'
                """, id);
        Sql.run("""
                INSERT INTO consultation_participant (consultation_id, person_id, role, organisation_id, required, status)
                SELECT ?, person_id, role, organisation_id, true, 'INVITED' FROM account
                WHERE username IN ('pasient.anna', 'parorande.kari', 'fastlege.knarvik')
                """, id);
        RunningDemo.bean(Invitations.class).settle(id);
        await().atMost(Duration.ofSeconds(60)).until(() -> Sql.column(UNREACHED, id)
                .contains(Sql.column("SELECT person_id FROM account WHERE username = 'parorande.kari'")
                        .getFirst()));
        return id;
    }

    private static Locator row(Page page, String name) {
        return page.locator("table.worklist tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
