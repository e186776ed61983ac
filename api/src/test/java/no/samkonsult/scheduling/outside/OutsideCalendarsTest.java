package no.samkonsult.scheduling.outside;

import static no.samkonsult.scheduling.outside.CalendarServer.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.TestDesk;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.platform.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes somebody busy elsewhere makes them busy here: added, fetched again and again, stale, removed; theirs and nobody else's. */
class OutsideCalendarsTest {
    private static final String PATH = "/me/outside-calendars";
    private static final LocalDate DAY = LocalDate.now(Page.ZONE).plusDays(8);
    private static final String SEARCHER = "heimeteneste.alver";

    private final CalendarServer server = CalendarServer.start();
    private final TestDesk desk = TestDesk.open();
    private final String nurse = desk.nurse("Siri");

    @BeforeEach
    void atWorkFromNineToTwelve() {
        Sql.run("""
                INSERT INTO working_hours (practitioner_role_id, weekday, starts, ends)
                SELECT id, weekday, '09:00', '12:00' FROM practitioner_role, generate_series(1, 7) AS weekday WHERE person_id = ?
                """, TestDesk.person(nurse));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSearchOffersNothingThatACalendarElsewhereTakes() {
        assertThat(offered()).contains("09:00");
        assertThat(add(busyFrom("0900", "1130")).statusCode()).isEqualTo(303);
        assertThat(offered()).containsExactly("11:30");
        assertThat(freshness()).isEqualTo("FETCHED");
        String calendar = RunningDemo.get(nurse, RunningDemo.url("/calendar?view=day&day=" + DAY))
                .body();
        assertThat(calendar)
                .contains("Oppteken i ein annan kalender", "09:00–11:30")
                .doesNotContain("Hemmeleg");
        assertThat(RunningDemo.submit(nurse, "%s/%s/end".formatted(PATH, id())).statusCode())
                .isEqualTo(303);
        assertThat(offered()).contains("09:00");
        assertThat(freshness()).isEqualTo("NATIVE");
        assertThat(trail())
                .containsExactly("CREATE outside-calendar OWN_CALENDAR", "DELETE outside-calendar OWN_CALENDAR");
    }

    @Test
    void noTitleNoPasswordAndNoAddressIsKeptInTheClear() {
        add(busyFrom("0900", "1130") + "?token=sv%C3%A6rt-hemmeleg");
        String kept = Sql.rows("SELECT * FROM outside_calendar WHERE person_id = ?", TestDesk.person(nurse))
                        .toString()
                + Sql.column(
                        "SELECT encode(place, 'escape') FROM outside_calendar WHERE person_id = ?",
                        TestDesk.person(nurse));
        assertThat(kept).contains("127.0.0.1").doesNotContain("hemmeleg", "Hemmeleg", "token", "http:");
        assertThat(page(nurse)).contains("127.0.0.1").doesNotContain("token=");
    }

    @Test
    void whatIsNewElsewhereTakesThePlaceOfWhatWasKnown() {
        add(busyFrom("0900", "1130"));
        busyFrom("1000", "1200");
        assertThat(RunningDemo.submit(nurse, "%s/%s/fetch".formatted(PATH, id()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(offered()).containsExactly("09:00", "09:30");
    }

    @Test
    void theJobReadsWhatIsDue() {
        add(busyFrom("0900", "1130"));
        busyFrom("1000", "1200");
        due();
        await().untilAsserted(() -> assertThat(offered()).containsExactly("09:00", "09:30"));
        assertThat(state()).startsWith("0 ");
    }

    @Test
    void aCalendarThatFailsCountsWithWhatWasKnownAndIsAskedMoreAndMoreSeldom() {
        add(busyFrom("0900", "1130"));
        server.answers("a.ics", 401, "");
        for (int failures = 1; failures <= 3; failures++) {
            due();
            String told = "%d REFUSED".formatted(failures);
            await().untilAsserted(() -> assertThat(state()).isEqualTo(told));
            assertThat(minutesToNext()).isBetween(14 * (1 << (failures - 1)), 15 * (1 << (failures - 1)));
        }
        assertThat(offered()).containsExactly("11:30");
        assertThat(page(nurse)).contains("Vi slapp ikkje inn");
        busyFrom("1000", "1200");
        due();
        await().untilAsserted(() -> assertThat(state()).isEqualTo("0 -"));
        assertThat(offered()).containsExactly("09:00", "09:30");
    }

    @Test
    void aStaleCalendarSaysSoToWhoeverSearches() {
        add(busyFrom("0900", "1200"));
        Sql.run(
                "UPDATE outside_calendar SET fetched_at = now() - interval '2 hours' WHERE person_id = ?",
                TestDesk.person(nurse));
        assertThat(search())
                .contains("\"code\":\"PARTY_UNAVAILABLE\"")
                .contains("\"code\":\"CALENDAR_STALE\"")
                .doesNotContain("127.0.0.1");
        assertThat(freshness()).isEqualTo("STALE");
        assertThat(page(nurse)).doesNotContain("tel framleis");
    }

    @Test
    void thePageOfBookingSaysHowFreshACalendarIs() {
        assertThat(booking()).doesNotContain("kalender utanfor");
        add(busyFrom("0900", "1200"));
        assertThat(booking()).contains("Siri Vaktdal: òg ein kalender utanfor, henta kl.");
        Sql.run(
                "UPDATE outside_calendar SET fetched_at = now() - interval '2 hours' WHERE person_id = ?",
                TestDesk.person(nurse));
        assertThat(booking()).contains("Siri Vaktdal: kalenderen utanfor er ikkje oppdatert sidan");
    }

    @Test
    void whatWasHiddenByAnotherKeyMustBeAddedAgain() {
        add(busyFrom("0900", "1130"));
        Sql.run("UPDATE outside_calendar SET place = place || '\\x00' WHERE person_id = ?", TestDesk.person(nurse));
        RunningDemo.submit(nurse, "%s/%s/fetch".formatted(PATH, id()));
        assertThat(state()).isEqualTo("1 KEY_CHANGED");
        assertThat(page(nurse)).contains("legg han til på nytt");
    }

    @Test
    void whatIsTheSameIsNotReadAgainUntilADayHasGone() {
        add(server.givesVersion("a.ics", "\"1\"", at("0900", "1130")));
        RunningDemo.submit(nurse, "%s/%s/fetch".formatted(PATH, id()));
        assertThat(server.unchanged()).isEqualTo(1);
        assertThat(offered()).containsExactly("11:30");
        Sql.run(
                "UPDATE outside_calendar SET read_at = now() - interval '25 hours' WHERE person_id = ?",
                TestDesk.person(nurse));
        RunningDemo.submit(nurse, "%s/%s/fetch".formatted(PATH, id()));
        assertThat(server.unchanged()).isEqualTo(1);
    }

    @Test
    void severalCalendarsMayOverlapEachOtherAndWhatIsBookedHere() {
        add(busyFrom("0900", "1030"));
        add(server.gives("b.ics", at("1000", "1100")));
        RunningDemo.submit(nurse, "/calendar/blocks", "from", DAY + "T10:30", "to", DAY + "T11:30", "reason", "");
        assertThat(offered()).containsExactly("11:30");
    }

    @Test
    void whatLastsLongIsBusyAllTheWay() {
        add(server.gives(
                "a.ics",
                event(
                        "1",
                        "DTSTART;VALUE=DATE:%tY%<tm%<td".formatted(DAY.minusDays(60)),
                        "DTEND;VALUE=DATE:%tY%<tm%<td".formatted(DAY.plusDays(60)))));
        assertThat(offered()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "kalender, Skriv heile adressa",
        "https://10.0.0.1/a.ics, Adressa kan ikkje brukast",
        "https://169.254.169.254/latest/meta-data, Adressa kan ikkje brukast",
        "http://example.no/a.ics, Adressa kan ikkje brukast",
        "http://127.0.0.1:1/a.ics, Ingen svara på adressa"
    })
    void whatCannotBeReadIsNotKeptAndSaysWhatToDo(String address, String said) {
        HttpResponse<String> answer = add(address);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Ingenting er lagra", said);
        assertThat(Sql.column("SELECT id FROM outside_calendar WHERE person_id = ?", TestDesk.person(nurse)))
                .isEmpty();
    }

    @Test
    void caldavNeedsAUserAndAPassword() {
        HttpResponse<String> answer = RunningDemo.submit(
                nurse, PATH, "kind", "CALDAV", "address", "https://example.no/", "user", "a:b", "password", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Skriv brukarnamnet", "Skriv passordet", "https://example.no/");
    }

    @Test
    void aMailboxNeedsItsAddressAndTheApplicationThatMayAsk() {
        HttpResponse<String> answer =
                RunningDemo.submit(nurse, PATH, "kind", "GRAPH", "address", "siri", "user", "", "password", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Skriv e-postadressa di på jobben", "Skriv brukarnamnet", "Skriv passordet");
    }

    @Test
    void aScheduleOnAFhirServerTakesTimeWithoutALogin() {
        server.answers("fhir/Slot", 200, """
                {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": {"resourceType": "Slot",
                 "status": "busy", "start": "%s", "end": "%s", "comment": "Hemmeleg"}}]}
                """.formatted(clock("09:00"), clock("11:30")));
        HttpResponse<String> added =
                RunningDemo.submit(nurse, PATH, "kind", "FHIR", "address", server.address("fhir/Schedule/siri"));
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(offered()).containsExactly("11:30");
        assertThat(page(nurse)).contains("127.0.0.1").doesNotContain("Schedule/siri");
        HttpResponse<String> half = RunningDemo.submit(
                nurse, PATH, "kind", "FHIR", "address", server.address("fhir/Patient/1"), "user", "siri");
        assertThat(half.body()).contains("Skriv heile adressa til timeboka", "Skriv passordet");
    }

    @Test
    void nobodyHasMoreThanFive() {
        for (int i = 0; i < OutsideDesk.MOST; i++) {
            assertThat(add(server.gives("c%d.ics".formatted(i))).statusCode()).isEqualTo(303);
        }
        assertThat(add(server.gives("more.ics")).body()).contains("du kan ha 5 kalendrar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"legesekretar.knarvik", "koordinator", "admin.alver", "pasient.anna"})
    void whoeverKeepsNoCalendarOfTheirOwnHasNoSuchPage(String username) {
        assertThat(RunningDemo.get(username, RunningDemo.url(PATH)).statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.submit(username, PATH, "address", server.gives("a.ics"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyElseReachesIt() throws SQLException {
        add(busyFrom("0900", "1130"));
        String colleague = desk.nurse("Trond");
        for (String path : List.of("end", "fetch")) {
            assertThat(RunningDemo.submit(colleague, "%s/%s/%s".formatted(PATH, id(), path))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(page(colleague)).doesNotContain("127.0.0.1");
        assertThat(rowsFor("%s/HOME_CARE/".formatted(TestDesk.person(nurse)))).isEqualTo(1);
        assertThat(rowsFor("%s/NEXT_OF_KIN/".formatted(TestDesk.person(nurse)))).isZero();
        assertThat(rowsFor("%s/HOME_CARE/".formatted(TestDesk.person(colleague))))
                .isZero();
        assertThat(rowsFor("system/lookup")).isZero();
        String secretary = desk.secretary();
        assertThat(RunningDemo.get(secretary, RunningDemo.url("/calendar?day=" + DAY))
                        .body())
                .contains("Oppteken")
                .doesNotContain("annan kalender");
    }

    private String busyFrom(String from, String to) {
        return server.gives("a.ics", at(from, to));
    }

    private static String at(String from, String to) {
        String day = DAY.toString().replace("-", "");
        return event(
                from + to,
                "DTSTART;TZID=Europe/Oslo:%sT%s00".formatted(day, from),
                "DTEND;TZID=Europe/Oslo:%sT%s00".formatted(day, to));
    }

    private HttpResponse<String> add(String address) {
        return RunningDemo.submit(nurse, PATH, "kind", "ICALENDAR", "address", address);
    }

    private static String page(String username) {
        return RunningDemo.get(username, RunningDemo.url(PATH)).body();
    }

    private String id() {
        return Sql.column("SELECT id FROM outside_calendar WHERE person_id = ?", TestDesk.person(nurse))
                .getFirst();
    }

    /** The round may be another's, which the service has begun by itself. */
    private void due() {
        Sql.run(
                "UPDATE outside_calendar SET next_at = now() - interval '1 second' WHERE person_id = ?",
                TestDesk.person(nurse));
        RunningDemo.bean(Fetching.class).round();
    }

    private String state() {
        return Sql.column(
                        "SELECT failures || ' ' || coalesce(trouble, '-') FROM outside_calendar WHERE person_id = ?",
                        TestDesk.person(nurse))
                .getFirst();
    }

    private int minutesToNext() {
        return Integer.parseInt(Sql.column(
                        "SELECT ceil(extract(epoch FROM next_at - now()) / 60)::int FROM outside_calendar WHERE person_id = ?",
                        TestDesk.person(nurse))
                .getFirst());
    }

    private List<String> trail() {
        return Sql.column("""
                SELECT action || ' ' || regexp_replace(entity, '/.*', '') || ' ' || ground FROM audit_event
                WHERE person_id = ? AND entity LIKE 'outside-calendar/%' ORDER BY id
                """, TestDesk.person(nurse));
    }

    private String search() {
        HttpResponse<String> answer =
                RunningDemo.post(SEARCHER, RunningDemo.url("/api/consultations/search"), """
                {"patientId": "%s", "required": ["%s"], "from": "%s", "to": "%s", "minutes": 30, "limit": 50}
                """.formatted(
                        RunningDemo.patient(SEARCHER, "Anna"), TestDesk.person(nurse), clock("08:00"), clock("13:00")));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String booking() {
        return RunningDemo.get(
                        SEARCHER,
                        RunningDemo.url("/consultations/new?patient=%s&party.%s=REQUIRED"
                                .formatted(RunningDemo.patient(SEARCHER, "Anna"), TestDesk.person(nurse))))
                .body();
    }

    /** When the nurse is offered, by the clock. */
    private List<String> offered() {
        var starts = new ArrayList<String>();
        Json.read(search())
                .path("candidates")
                .forEach(candidate -> starts.add(candidate.get("start").asText().substring(11, 16)));
        return starts.stream().sorted().toList();
    }

    private String freshness() {
        return Json.read(search()).get("calendars").get(0).get("freshness").asText();
    }

    private static String clock(String clock) {
        return DAY.atTime(LocalTime.parse(clock))
                .atZone(Page.ZONE)
                .toOffsetDateTime()
                .toString();
    }

    private static int rowsFor(String principal) throws SQLException {
        try (var app = RunningDemo.database("samkonsult_app", EmbeddedDatabase.APP_PASSWORD)) {
            app.setAutoCommit(false);
            try (var name = app.prepareStatement("SELECT act_as(?)");
                    var count = app.prepareStatement(
                            "SELECT count(*) FROM outside_calendar WHERE created_at > now() - interval '1 hour'")) {
                name.setString(1, principal);
                name.execute();
                try (var rows = count.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        }
    }
}
