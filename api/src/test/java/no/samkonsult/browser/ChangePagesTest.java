package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.OffsetDateTime;
import java.util.UUID;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.TestDesk;
import org.junit.jupiter.api.Test;

/** How those at work move what is booked, and find somebody in another's stead. */
class ChangePagesTest {
    private static final String DOCTOR = "fastlege.knarvik";

    @Test
    void aDoctorMovesAConsultationFromTheKeyboard() {
        String path = booked("Turid");
        try (Visitor doctor = Browser.visitor().logIn(DOCTOR)) {
            Page page = doctor.open(RunningDemo.url(path)).page();
            doctor.looksRight("consultation-changeable");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Flytt samkonsultasjonen"))
                    .press("Enter");
            assertThat(heading(page, "Flytt samkonsultasjonen")).isVisible();
            doctor.looksRight("change-move");
            page.getByLabel("Lengd").selectOption("45");
            assertThat(page.locator("#status")).containsText("pass");
            page.getByLabel("Kvifor").selectOption("LATER");
            Locator last = page.locator("input[name=start]").last();
            last.press("Space");
            last.press("Enter");

            assertThat(page.getByText("Samkonsultasjonen er endra")).isVisible();
            assertThat(page.getByText("45 min")).isVisible();
            assertThat(page.getByText("Flytta frå")).isVisible();
            assertThat(page.getByText("Det kan vente. Ragnhild Fammestad")).isVisible();
            doctor.looksRight("consultation-moved");
        }
    }

    @Test
    void aSecretaryFindsAStandInForADoctorWhoCannotCome() {
        String path = booked("Turid");
        UUID post = freeDoctor("Vilde", path);
        try (Visitor secretary = Browser.visitor().logIn("legesekretar.knarvik")) {
            Page page = secretary.open(RunningDemo.url(path)).page();
            page.getByRole(
                            AriaRole.LINK,
                            new GetByRoleOptions().setName("Finn vikar eller flytt: Ragnhild Fammestad kan ikkje møte"))
                    .click();
            assertThat(heading(page, "Ragnhild Fammestad kan ikkje møte")).isVisible();
            assertThat(page.getByText("når Ragnhild Fammestad òg kan")).isVisible();
            secretary.looksRight("change-standin");
            page.locator("li:has-text('Vilde Vikanes')")
                    .getByText("Set inn")
                    .first()
                    .click();

            assertThat(page.getByText("Samkonsultasjonen er endra")).isVisible();
            assertThat(page.getByText("Vilde Vikanes møter i staden for Ragnhild Fammestad"))
                    .isVisible();
            assertThat(page.locator("table.worklist")).not().containsText("Ragnhild Fammestad");
            secretary.looksRight("consultation-replaced");
        } finally {
            Sql.run("UPDATE practitioner_role SET valid = 'empty' WHERE id = ?", post);
        }
    }

    @Test
    void whoLookedAtWhatSomebodyElseHasChangedIsShownWhatItIsNow() {
        String path = booked("Turid");
        try (Visitor doctor = Browser.visitor().logIn(DOCTOR)) {
            Page page = doctor.open(RunningDemo.url(path + "/move")).page();
            String first = page.locator("input[name=start]").first().inputValue();
            assertThat(RunningDemo.post(DOCTOR, RunningDemo.url("/api" + path + "/move"), """
                            {"start": "%s", "version": 1, "reason": "SOONER"}""".formatted(first))
                            .statusCode())
                    .isEqualTo(200);
            page.locator("input[name=start]").last().check();
            page.getByText("Flytt hit").click();

            assertThat(page.getByText("Nokon annan endra samkonsultasjonen før deg"))
                    .isVisible();
            assertThat(page.getByText("Det hastar meir")).isVisible();
        }
    }

    @Test
    void aPatientIsToldOfAMoveAndMovesNothing() {
        String path = booked("Anna");
        String free =
                Json.read(search("Anna")).get("candidates").get(0).get("start").asText();
        RunningDemo.post(DOCTOR, RunningDemo.url("/api" + path + "/move"), """
                {"start": "%s", "reason": "CANNOT_COME"}""".formatted(free));
        try (Visitor anna = Browser.visitor().logIn("pasient.anna")) {
            Page page = anna.open(RunningDemo.url(path)).page();
            assertThat(page.getByText("Nokon kan ikkje møte. Ragnhild Fammestad"))
                    .isVisible();
            assertThat(page.getByText("Flytt samkonsultasjonen")).hasCount(0);
            assertThat(page.getByText("Finn vikar")).hasCount(0);
            anna.looksRight("consultation-moved-patient");
            page.locator("summary:has-text('Spør om ei anna tid')").click();
            page.getByLabel("Når passar det betre?").fill("heller etter lunsj");
            anna.looksRight("consultation-ask");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Spør om ei anna tid"))
                    .click();
            assertThat(page.getByText("Spørsmålet er sendt")).isVisible();
            assertThat(page.getByText("«heller etter lunsj»")).isVisible();
            assertThat(page.locator("summary:has-text('Spør om ei anna tid')")).hasCount(0);
            anna.open(RunningDemo.url(path + "/move"));
            assertThat(heading(page, "Her er det ingenting")).isVisible();
        }
        isReadByThoseAtWorkUntilItIsMoved(path);
    }

    /** What is asked; whoever booked is told that something waits. */
    private static void isReadByThoseAtWorkUntilItIsMoved(String path) {
        assertThat(RunningDemo.get(DOCTOR, RunningDemo.url(path)).body()).contains("heller etter lunsj");
        assertThat(Sql.column("SELECT person_id FROM notice WHERE link = ? AND text_key = 'notice.task'", path))
                .containsExactly(TestDesk.person(DOCTOR).toString());
        String free =
                Json.read(search("Anna")).get("candidates").get(0).get("start").asText();
        RunningDemo.post(DOCTOR, RunningDemo.url("/api" + path + "/move"), """
                {"start": "%s", "reason": "ASKED_FOR"}""".formatted(free));
        assertThat(RunningDemo.get(DOCTOR, RunningDemo.url(path)).body()).doesNotContain("heller etter lunsj");
    }

    /** The path of a consultation of a patient with the doctor and a nurse, at the first time they have. */
    private static String booked(String patient) {
        String start =
                Json.read(search(patient)).get("candidates").get(0).get("start").asText();
        JsonNode booked = Json.read(RunningDemo.post(DOCTOR, RunningDemo.url("/api/consultations"), """
                {"patientId": "%s", "required": ["%s", "%s"], "start": "%s", "minutes": 30}""".formatted(
                                RunningDemo.patient(DOCTOR, patient),
                                TestDesk.person(DOCTOR),
                                TestDesk.person("heimeteneste.alver"),
                                start))
                .body());
        return "/consultations/" + booked.get("id").asText();
    }

    private static String search(String patient) {
        OffsetDateTime now = OffsetDateTime.now();
        return RunningDemo.post(DOCTOR, RunningDemo.url("/api/consultations/search"), """
                {"patientId": "%s", "required": ["%s", "%s"], "from": "%s", "to": "%s", "minutes": 30}""".formatted(
                                RunningDemo.patient(DOCTOR, patient),
                                TestDesk.person(DOCTOR),
                                TestDesk.person("heimeteneste.alver"),
                                now.plusHours(1),
                                now.plusDays(28)))
                .body();
    }

    /** The post of a doctor of the same office who is always at work and free. */
    private static UUID freeDoctor(String givenName, String path) {
        UUID person = UUID.randomUUID();
        UUID post = UUID.randomUUID();
        Sql.run("INSERT INTO person (id, given_name, family_name) VALUES (?, ?, 'Vikanes')", person, givenName);
        Sql.run("""
                INSERT INTO practitioner_role (id, person_id, organisation_id, role)
                SELECT ?, ?, organisation_id, role FROM consultation_participant
                WHERE consultation_id = ?::uuid AND person_id = ?
                """, post, person, path.replaceFirst(".*/", ""), TestDesk.person(DOCTOR));
        Sql.run("""
                INSERT INTO working_hours (practitioner_role_id, weekday, starts, ends)
                SELECT ?::uuid, weekday, '00:00', '24:00' FROM generate_series(1, 7) AS weekday
                """, post);
        return post;
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setExact(true));
    }
}
