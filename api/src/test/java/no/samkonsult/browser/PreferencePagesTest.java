package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.organisation.hours.WallClockRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patients say when meetings suit them best, and whoever books for them is offered such times first. */
final class PreferencePagesTest {
    private static final List<String> DAYS =
            List.of("Måndag", "Tysdag", "Onsdag", "Torsdag", "Fredag", "Laurdag", "Søndag");
    private static final Duration MEETING = Duration.ofMinutes(30);

    @AfterAll
    static void stop() {
        Sql.run("DELETE FROM meeting_preference");
    }

    /** What all can without any wish is where the patient's wish is taken from: the demo's calendars are different every day. */
    @Test
    void timesThatSuitThePatientComeFirstWhenTheirDoctorBooks() {
        try (Visitor patient = Browser.visitor();
                Visitor doctor = Browser.visitor()) {
            String search =
                    RunningDemo.url("/consultations/new?patient=" + RunningDemo.patient("fastlege.knarvik", "Anna"));
            Page booking = doctor.logIn("fastlege.knarvik").open(search).page();
            Locator times = booking.locator("label.choice:has(input[name=start])");
            ZonedDateTime wanted =
                    Instant.parse(times.last().locator("input").inputValue()).atZone(WallClockRules.ZONE);

            Page page = patient.logIn("pasient.anna")
                    .open(RunningDemo.url("/consultations"))
                    .page();
            page.getByText("Når møte passar best").click();
            Locator day = day(page, DAYS.get(wanted.getDayOfWeek().getValue() - 1));
            day.fill("10:00–25:00");
            button(page, "Lagre").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ingenting er lagra");
            assertThat(day).hasValue("10:00–25:00");
            patient.looksRightThough("preference-wrong");
            String hours =
                    "%s–%s".formatted(wanted.toLocalTime(), wanted.plus(MEETING).toLocalTime());
            day.fill(hours);
            button(page, "Lagre").click();
            assertThat(page.getByText("Lagra.")).isVisible();
            assertThat(day).hasValue(hours);
            patient.looksRightThough("preference");

            doctor.open(search);
            assertThat(times.first()).containsText("%s–".formatted(wanted.toLocalTime()));
            assertThat(times.first()).not().containsText("vil helst ein annan tid");
            assertThat(times.last()).containsText("vil helst ein annan tid");
            doctor.looksRight("booking-preferred");
        }
    }

    @Test
    void whoBooksForAPatientNotesWhatTheySayOnThePhoneAndItIsRecorded() {
        try (Visitor nurse = Browser.visitor()) {
            String id = RunningDemo.patient("heimeteneste.alver", "Borghild");
            Page page = nurse.logIn("heimeteneste.alver")
                    .open(RunningDemo.url("/patients/" + id))
                    .page();
            page.getByText("Når møte passar best").click();
            day(page, "Måndag").fill("12:00–15:00");
            button(page, "Lagre").click();
            assertThat(page.getByText("Lagra.")).isVisible();
            nurse.looksRightThough("preference-noted");
            assertThat(Sql.column(
                            "SELECT e.action FROM audit_event e WHERE e.entity LIKE 'meeting-times/%' AND e.patient_id = ?::uuid",
                            id))
                    .containsExactly("UPDATE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fastlege.knarvik", "legesekretar.knarvik"})
    void thoseAtWorkHaveACalendarInstead(String account) {
        assertThat(RunningDemo.get(account, RunningDemo.url("/me/meeting-times"))
                        .statusCode())
                .isEqualTo(404);
    }

    private static Locator day(Page page, String day) {
        return page.getByLabel(day, new GetByLabelOptions().setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
