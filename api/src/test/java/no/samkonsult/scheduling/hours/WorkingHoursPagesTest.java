package no.samkonsult.scheduling.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.TestDesk;
import no.samkonsult.platform.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working time as those who keep it write it. */
class WorkingHoursPagesTest {
    private static final LocalDate TODAY = LocalDate.now(Page.ZONE);
    private static final String OTHER_ORGANISATION = "spesialist.haukeland";

    private final TestDesk desk = TestDesk.open();
    private final String nurse = desk.nurse("Siri");
    private final String post = Sql.column(
                    "SELECT id FROM practitioner_role WHERE person_id = ?", TestDesk.person(nurse))
            .getFirst();
    private final String path = "/calendar/hours/" + post;

    @Test
    void aNurseWritesHerOwnWeekWithLunchAndHoursForJointConsultations() {
        assertThat(week(nurse, TODAY, "weekday.1", "08:00-11:30, 12:00–15:30", "joint.2", "12:00–14:00")
                        .statusCode())
                .isEqualTo(303);
        assertThat(hours()).containsExactly("1 08:00–11:30", "1 12:00–15:30", "2 12:00–14:00 joint");
        assertThat(page(nurse)).contains("08:00–11:30, 12:00–15:30").contains("12:00–14:00");
        assertThat(trail(nurse)).containsExactly("UPDATE working-hours OWN_ORGANISATION");
    }

    @Test
    void anotherWeekHoldsFromItsDayAndWhatWasBeforeStays() {
        week(nurse, TODAY, "weekday.1", "08:00–15:30");
        week(nurse, TODAY.plusDays(40), "weekday.1", "10:00–12:00");
        week(nurse, TODAY.plusDays(30), "weekday.3", "09:00–12:00");
        assertThat(Sql.column(
                        "SELECT weekday || ' ' || valid FROM working_hours WHERE practitioner_role_id = ?::uuid ORDER BY weekday",
                        post))
                .containsExactly(
                        "1 [%s,%s)".formatted(TODAY, TODAY.plusDays(30)), "3 [%s,)".formatted(TODAY.plusDays(30)));
        assertThat(page(nurse)).contains("?from=" + TODAY.plusDays(30)).contains("08:00–15:30");
        assertThat(RunningDemo.get(nurse, RunningDemo.url(path + "?from=" + TODAY.plusDays(30)))
                        .body())
                .contains("09:00–12:00")
                .doesNotContain("08:00–15:30");
    }

    @Test
    void theOrganisationsAdministratorAndSecretaryKeepEverybodysAndOthersNobodys() {
        String administrator = desk.administrator();
        String colleague = desk.nurse("Trond");
        assertThat(week(administrator, TODAY, "weekday.1", "08:00–15:30").statusCode())
                .isEqualTo(303);
        assertThat(trail(administrator)).containsExactly("UPDATE working-hours OWN_ORGANISATION");
        for (String other : List.of(colleague, OTHER_ORGANISATION, "admin.alver", "koordinator", "pasient.anna")) {
            assertThat(RunningDemo.get(other, RunningDemo.url(path)).statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(week(other, TODAY, "weekday.1", "").statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(terms(other, "0", "MINUTES", "0", "0", "5", "0").statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(except(other, TODAY, "", "").statusCode()).as(other).isEqualTo(404);
        }
        assertThat(hours()).containsExactly("1 08:00–15:30");
        String list = RunningDemo.get("legesekretar.knarvik", RunningDemo.url("/calendar/hours"))
                .body();
        assertThat(list)
                .contains("Ragnhild Fammestad")
                .contains("Jostein Kvalvåg")
                .doesNotContain("Helene Strandebarm");
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "weekday.1 | 08:00–25:00 | Måndag",
                "weekday.1 | 16:00–08:00 | Måndag",
                "weekday.2 | 08:00–12:00, 11:00–15:00 | Tysdag",
                "weekday.3 | 08:03–12:00 | Onsdag",
                "joint.4 | når eg kan | Torsdag, samkonsultasjon",
                "from | 2020-01-01 | Gjeld frå og med",
                "from | i morgon | Gjeld frå og med"
            })
    void whatCannotBeTakenIsNamedKeptInTheFormAndNothingIsSaved(String field, String value, String said) {
        week(nurse, TODAY, "weekday.5", "08:00–15:30");
        HttpResponse<String> answer = week(nurse, TODAY, "weekday.6", "10:00–11:00", field, value);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Ingenting er lagra. Rett desse felta: " + said)
                .contains("10:00–11:00");
        assertThat(hours()).containsExactly("5 08:00–15:30");
    }

    @Test
    void saysOnWhatTermsOneIsBooked() {
        assertThat(terms(nurse, "2", "DAYS", "10", "15", "30", "45").statusCode())
                .isEqualTo(303);
        assertThat(Sql.column(
                        "SELECT concat_ws(' ', holiday_hours, lead_minutes, buffer_before, buffer_after, step_minutes, travel_minutes) FROM booking_terms WHERE practitioner_role_id = ?::uuid",
                        post))
                .containsExactly("CLOSED 2880 10 15 30 45");
        assertThat(terms(nurse, "90", "MINUTES", "0", "0", "5", "0").statusCode())
                .isEqualTo(303);
        assertThat(page(nurse)).contains("value=\"90\"");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, HOURS, 0, 0, 5, 0, Seinast før møtet",
        "61, DAYS, 0, 0, 5, 0, Seinast før møtet",
        "2000000000, DAYS, 0, 0, 5, 0, Seinast før møtet",
        "1, WEEKS, 0, 0, 5, 0, Eining",
        "1, HOURS, 7, 0, 5, 0, Fritt før møtet",
        "1, HOURS, 0, 125, 5, 0, Fritt etter møtet",
        "1, HOURS, 0, 0, 25, 0, Møta byrjar",
        "1, HOURS, 0, 0, 5, 185, Reisetid hit",
        "1, HOURS, 0, 0, 5, 7, Reisetid hit"
    })
    void termsThatCannotBeTakenAreNamed(
            String lead, String unit, String before, String after, String step, String travel, String said) {
        HttpResponse<String> answer = terms(nurse, lead, unit, before, after, step, travel);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Ingenting er lagra").contains(said);
        assertThat(Sql.column("SELECT step_minutes FROM booking_terms WHERE practitioner_role_id = ?::uuid", post))
                .isEmpty();
    }

    @Test
    void isAwayForSomeDaysUntilThatIsRemoved() {
        assertThat(except(nurse, TODAY.plusDays(3), TODAY.plusDays(9).toString(), "")
                        .statusCode())
                .isEqualTo(303);
        assertThat(except(nurse, TODAY.plusDays(9), "", "10:00–12:00, 13:00–24:00")
                        .statusCode())
                .as("a day that is taken")
                .isEqualTo(422);
        assertThat(except(nurse, TODAY.plusDays(10), "", "10:00–12:00, 13:00–24:00")
                        .statusCode())
                .isEqualTo(303);
        assertThat(exceptions())
                .containsExactly(
                        "[%s,%s) {}".formatted(TODAY.plusDays(3), TODAY.plusDays(10)),
                        "[%s,%s) {[600,720),[780,1440)}".formatted(TODAY.plusDays(10), TODAY.plusDays(11)));
        assertThat(page(nurse)).contains("borte").contains("13:00–24:00");
        String away = Sql.column(
                        "SELECT id FROM working_hours_exception WHERE practitioner_role_id = ?::uuid AND isempty(minutes)",
                        post)
                .getFirst();
        String end = "%s/exceptions/%s/end".formatted(path, away);
        assertThat(RunningDemo.submit(OTHER_ORGANISATION, end).statusCode()).isEqualTo(404);
        assertThat(RunningDemo.submit(nurse, end).statusCode()).isEqualTo(303);
        assertThat(RunningDemo.submit(nurse, end).statusCode()).isEqualTo(404);
        assertThat(exceptions()).hasSize(1);
    }

    @Test
    void whatIsOverOrEndsBeforeItBeginsIsNoAbsence() {
        assertThat(except(nurse, TODAY.minusDays(1), "", "").statusCode()).isEqualTo(422);
        assertThat(except(nurse, TODAY.plusDays(2), TODAY.plusDays(1).toString(), "")
                        .body())
                .contains("Siste dag");
        assertThat(exceptions()).isEmpty();
    }

    private List<String> hours() {
        return Sql.column("""
                SELECT weekday || ' ' || to_char(starts, 'HH24:MI') || '–' || to_char(ends, 'HH24:MI')
                       || CASE WHEN joint THEN ' joint' ELSE '' END
                FROM working_hours WHERE practitioner_role_id = ?::uuid ORDER BY weekday, starts
                """, post);
    }

    private List<String> exceptions() {
        return Sql.column(
                "SELECT days || ' ' || minutes FROM working_hours_exception WHERE practitioner_role_id = ?::uuid ORDER BY days",
                post);
    }

    private static List<String> trail(String username) {
        return Sql.column("""
                SELECT action || ' ' || regexp_replace(entity, '/.*', '') || ' ' || ground FROM audit_event
                WHERE person_id = ? AND entity LIKE 'working-hours/%' ORDER BY id
                """, TestDesk.person(username));
    }

    private String page(String username) {
        return RunningDemo.get(username, RunningDemo.url(path)).body();
    }

    private HttpResponse<String> week(String username, LocalDate from, String... fields) {
        var all = new ArrayList<>(List.of(fields));
        if (!all.contains("from")) {
            all.addAll(List.of("from", from.toString()));
        }
        return RunningDemo.submit(username, path + "/week", all.toArray(String[]::new));
    }

    private HttpResponse<String> terms(
            String username, String lead, String unit, String before, String after, String step, String travel) {
        return RunningDemo.submit(
                username,
                path + "/terms",
                "holidays",
                "CLOSED",
                "lead",
                lead,
                "unit",
                unit,
                "before",
                before,
                "after",
                after,
                "step",
                step,
                "travel",
                travel);
    }

    private HttpResponse<String> except(String username, LocalDate first, String last, String hours) {
        return RunningDemo.submit(
                username, path + "/exceptions", "first", first.toString(), "last", last, "hours", hours);
    }
}
