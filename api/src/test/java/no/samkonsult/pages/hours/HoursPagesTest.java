package no.samkonsult.pages.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.TestDesk;
import no.samkonsult.organisation.hours.HolidayHours;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.organisation.hours.HoursException;
import no.samkonsult.organisation.hours.Opening;
import no.samkonsult.organisation.hours.ServiceHours;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hours of a service, as its administrator keeps them and others read them. */
class HoursPagesTest {
    private static final LocalDate TOMORROW = LocalDate.now(Page.ZONE).plusDays(1);

    private final TestDesk desk = TestDesk.open();
    private final String administrator = desk.administrator();
    private final String path = "/services/hours/" + desk.service();

    @Test
    void theAdministratorChangesHoursAndPromises() {
        assertThat(change(administrator, "08:00-12:00, 13:00–24:00", "15", "120", "AS_ON_SUNDAYS")
                        .statusCode())
                .isEqualTo(303);
        Opening opening = opening();
        assertThat(opening.redResponseMinutes()).isEqualTo(15);
        assertThat(opening.yellowResponseMinutes()).isEqualTo(120);
        assertThat(opening.holidays()).isEqualTo(HolidayHours.AS_ON_SUNDAYS);
        assertThat(opening.week())
                .extracting(each -> each.weekday().getValue() + " " + each.hours())
                .containsExactly("1 08:00–12:00", "1 13:00–24:00");
        assertThat(RunningDemo.get(administrator, RunningDemo.url(path)).body()).contains("08:00–12:00, 13:00–24:00");
        assertThat(TestDesk.trail(administrator)).containsExactly("UPDATE service-hours OWN_ORGANISATION");
    }

    @ParameterizedTest(name = "{0}, {1}, {2}, {3}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "08:00–25:00 | 30 | 240 | CLOSED | Måndag",
                "16:00–08:00 | 30 | 240 | CLOSED | Måndag",
                "heile dagen | 30 | 240 | CLOSED | Måndag",
                "08:00–16:00 | 0 | 240 | CLOSED | Raudt varsel",
                "08:00–16:00 | 30 | snart | CLOSED | Gult varsel",
                "08:00–16:00 | 30 | 240 | KANSKJE | Heilagdagar",
                "08:00–16:00, 15:00–18:00 | 30 | 240 | CLOSED | overlappe"
            })
    void whatCannotBeTakenIsNamedAndNothingIsSaved(
            String monday, String red, String yellow, String holidays, String said) {
        HttpResponse<String> answer = change(administrator, monday, red, yellow, holidays);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Ingenting er lagra").contains(said);
        assertThat(opening().week()).hasSize(7);
    }

    /** As the database gives them to whoever takes an alert. */
    @Test
    void theAdministratorChangesHowLongATakenAlertIsSomebodys() {
        change(administrator, "08:00–16:00", "30", "240", "CLOSED", "600");
        assertThat(List.of("RED", "YELLOW", "TECHNICAL"))
                .map(severity -> Sql.column(
                                "SELECT extract(epoch FROM finish_minutes(?, ?))::int / 60", desk.id(), severity)
                        .getFirst())
                .containsExactly("20", "90", "600");
        assertThat(RunningDemo.get(administrator, RunningDemo.url(path)).body())
                .contains("Teknisk varsel ferdig, minutt")
                .contains("value=\"600\"");
        assertThat(TestDesk.trail(administrator)).containsExactly("UPDATE service-hours OWN_ORGANISATION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1441", "eit døgn", ""})
    void atMostADayIsTakenForFinishing(String minutes) {
        HttpResponse<String> answer = change(administrator, "08:00–16:00", "30", "240", "CLOSED", minutes);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Ingenting er lagra").contains("Teknisk varsel ferdig");
        assertThat(Sql.column("SELECT technical_finish_minutes FROM service WHERE id = ?", desk.service()))
                .containsExactly("1440");
    }

    @Test
    void oneDayIsOtherwiseUntilThatIsRemoved() {
        assertThat(except(TOMORROW, "10:00–14:00").statusCode()).isEqualTo(303);
        assertThat(opening().exceptions())
                .containsExactly(new HoursException(TOMORROW, Hours.of("10:00", "14:00"), "planleggingsdag"));
        assertThat(except(TOMORROW, "").statusCode()).isEqualTo(303);
        assertThat(opening().exceptions()).containsExactly(new HoursException(TOMORROW, null, "planleggingsdag"));
        assertThat(RunningDemo.submit(administrator, "%s/exceptions/%s/end".formatted(path, TOMORROW))
                        .statusCode())
                .isEqualTo(303);
        assertThat(opening().exceptions()).isEmpty();
    }

    @Test
    void whatIsOverIsNotChanged() {
        assertThat(except(TOMORROW.minusDays(2), "").statusCode()).isEqualTo(422);
        assertThat(opening().exceptions()).isEmpty();
    }

    @Test
    void otherHoursAreOtherGapsAtOnce() {
        desk.rotation(TOMORROW.minusDays(9), "08:00", "12:00", desk.nurse("Siri"));
        change(administrator, "08:00–13:00", "30", "240", "AS_USUAL");
        assertThat(gaps()).hasSizeBetween(2, 3);
        change(administrator, "08:00–12:00", "30", "240", "AS_USUAL");
        assertThat(gaps()).isEmpty();
    }

    @Test
    void othersKeepNoHours() {
        for (String other : List.of(desk.nurse("Siri"), "admin.alver", "pasient.anna")) {
            assertThat(RunningDemo.get(other, RunningDemo.url(path)).statusCode())
                    .isEqualTo(404);
            assertThat(change(other, "08:00–16:00", "30", "240", "CLOSED").statusCode())
                    .isEqualTo(404);
        }
        assertThat(opening().week()).hasSize(7);
    }

    private List<String> gaps() {
        return Sql.column("SELECT id FROM coverage_gap WHERE desk_id = ?", desk.id());
    }

    private Opening opening() {
        return RunningDemo.bean(Transactions.class).as(SystemPrincipal.ROSTER, _ -> RunningDemo.bean(ServiceHours.class)
                .of(desk.service()));
    }

    private HttpResponse<String> except(LocalDate day, String hours) {
        return RunningDemo.submit(
                administrator,
                path + "/exceptions",
                "day",
                day.toString(),
                "hours",
                hours,
                "reason",
                "planleggingsdag");
    }

    private HttpResponse<String> change(String username, String monday, String red, String yellow, String holidays) {
        return change(username, monday, red, yellow, holidays, "1440");
    }

    private HttpResponse<String> change(
            String username, String monday, String red, String yellow, String holidays, String technical) {
        var fields = new ArrayList<String>(List.of("red", red, "yellow", yellow, "holidays", holidays));
        fields.addAll(List.of("finish-red", "20", "finish-yellow", "90", "finish-technical", technical));
        fields.addAll(List.of("weekday.1", monday));
        for (int day = 2; day <= 7; day++) {
            fields.addAll(List.of("weekday." + day, ""));
        }
        return RunningDemo.submit(username, path, fields.toArray(String[]::new));
    }
}
