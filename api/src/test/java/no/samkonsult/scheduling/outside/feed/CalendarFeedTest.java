package no.samkonsult.scheduling.outside.feed;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.TestDesk;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.outside.CalendarServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One's own calendar in other programs: by secret addresses, with nothing in it of what a meeting is about or who is there. */
class CalendarFeedTest {
    private static final String PATH = "/me/calendar-feeds";
    private static final LocalDate DAY = LocalDate.now(Page.ZONE).plusDays(9);
    private static final String BOOKER = "heimeteneste.alver";

    private record Meeting(String id, Instant start) {}

    private final TestDesk desk = TestDesk.open();
    private final String nurse = desk.nurse("Siri");

    @Test
    void aMeetingIsAVideoAppointmentWithALinkAndNoName() {
        Meeting meeting = book();
        String address = open(nurse, FeedKind.MEETINGS);
        String calendar = read(address).body();
        assertThat(calendar).doesNotContain("Siri", "Vaktdal", "Anna", "Prøve", "PLAN_REVIEW");
        List<VEvent> events = Biweekly.parse(calendar).first().getEvents();
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getSummary().getValue()).isEqualTo("Videotime");
            assertThat(event.getClassification().getValue()).isEqualTo("PRIVATE");
            assertThat(event.getUid().getValue()).isEqualTo(meeting.id() + "@samkonsult");
            assertThat(event.getUrl().getValue()).isEqualTo(RunningDemo.url("/consultations/" + meeting.id()));
            assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(meeting.start());
        });
        RunningDemo.post(
                BOOKER,
                RunningDemo.url("/api/consultations/%s/cancellation".formatted(meeting.id())),
                "{\"reason\":\"Utsett\"}");
        assertThat(Biweekly.parse(read(address).body()).first().getEvents()).isEmpty();
    }

    @Test
    void freeBusyTimeTellsWhatIsTakenHereAndNothingThatCameFromElsewhere() {
        Meeting meeting = book();
        RunningDemo.submit(nurse, "/calendar/blocks", "from", DAY + "T12:00", "to", DAY + "T13:00", "reason", "kurs");
        try (CalendarServer server = CalendarServer.start()) {
            String elsewhere = server.gives("a.ics", CalendarServer.event("1", "DTSTART:20990101T000000Z"));
            RunningDemo.submit(nurse, "/me/outside-calendars", "address", elsewhere);
        }
        Sql.run("""
                INSERT INTO occupancy (person_id, during, kind, outside_id)
                SELECT person_id, tstzrange(?::timestamptz, ?::timestamptz), 'BUSY', id FROM outside_calendar WHERE person_id = ?
                """, at(15).toString(), at(16).toString(), TestDesk.person(nurse));
        String calendar = read(open(nurse, FeedKind.FREE_BUSY)).body();
        assertThat(calendar).doesNotContain("Videotime", "kurs", "SUMMARY", "consultations");
        assertThat(Biweekly.parse(calendar).first().getFreeBusies().getFirst().getFreeBusy())
                .flatExtracting(busy -> busy.getValues())
                .extracting(period -> period.getStartDate().toInstant())
                .containsExactly(meeting.start(), at(12));
    }

    @ParameterizedTest
    @EnumSource
    void isGoneAtOnceWhenTheAddressIsRevoked(FeedKind kind) {
        String address = open(nurse, kind);
        assertThat(read(address).statusCode()).isEqualTo(200);
        assertThat(RunningDemo.get(nurse, RunningDemo.url(PATH)).body()).contains("Sist lesen");
        RunningDemo.submit(nurse, PATH + "/revocation", "kind", kind.name());
        assertThat(read(address).statusCode()).isEqualTo(404);
        assertThat(trail()).containsExactly("CREATE calendar-feed OWN_CALENDAR", "REVOKE calendar-feed OWN_CALENDAR");
    }

    @Test
    void aNewAddressEndsTheOneBeforeOfItsKindAlone() {
        String before = open(nurse, FeedKind.MEETINGS);
        String other = open(nurse, FeedKind.FREE_BUSY);
        String address = open(nurse, FeedKind.MEETINGS);
        assertThat(read(before).statusCode()).isEqualTo(404);
        assertThat(read(address).statusCode()).isEqualTo(200);
        assertThat(read(other).statusCode()).isEqualTo(200);
    }

    @Test
    void theSecretIsNotKept() {
        String secret = open(nurse, FeedKind.MEETINGS).replaceAll(".*/|\\.ics$", "");
        assertThat(secret).hasSize(43);
        assertThat(Sql.column(
                        "SELECT encode(digest, 'escape') FROM calendar_feed WHERE person_id = ?",
                        TestDesk.person(nurse)))
                .hasSize(1)
                .noneMatch(kept -> kept.contains(secret));
        assertThat(RunningDemo.get(nurse, RunningDemo.url(PATH)).body())
                .doesNotContain(secret)
                .contains("Ikkje lesen enno");
    }

    @Test
    void nobodyElseFindsItInTheDatabase() throws SQLException {
        open(nurse, FeedKind.MEETINGS);
        assertThat(rowsFor("%s/HOME_CARE/".formatted(TestDesk.person(nurse)))).isEqualTo(1);
        assertThat(rowsFor("%s/HOME_CARE/".formatted(TestDesk.person(desk.nurse("Trond")))))
                .isZero();
        assertThat(rowsFor("system/lookup")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/x.ics", "/feeds/%00.ics", "/feeds/'.ics"})
    void whatNobodyMadeAnswersLikeWhatDoesNotExist(String path) {
        assertThat(read(RunningDemo.url(path)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legesekretar.knarvik", "koordinator", "admin.alver", "pasient.anna"})
    void whoeverKeepsNoCalendarHasNoFeed(String username) {
        assertThat(RunningDemo.get(username, RunningDemo.url(PATH)).statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.submit(username, PATH, "kind", "MEETINGS").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aKindThatThereIsNotIsNamed() {
        HttpResponse<String> answer = RunningDemo.submit(nurse, PATH, "kind", "ALT");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("kind");
    }

    /** A consultation of the nurse's. */
    private Meeting book() {
        Sql.run("""
                INSERT INTO working_hours (practitioner_role_id, weekday, starts, ends)
                SELECT id, weekday, '09:00', '11:30' FROM practitioner_role, generate_series(1, 7) AS weekday WHERE person_id = ?
                """, TestDesk.person(nurse));
        String whom = "\"patientId\": \"%s\", \"required\": [\"%s\"], \"minutes\": 30"
                .formatted(RunningDemo.patient(BOOKER, "Anna"), TestDesk.person(nurse));
        String start = Json.read(RunningDemo.post(
                                BOOKER,
                                RunningDemo.url("/api/consultations/search"),
                                "{%s, \"from\": \"%s\", \"to\": \"%s\"}".formatted(whom, at(9), at(12)))
                        .body())
                .get("candidates")
                .get(0)
                .get("start")
                .asText();
        HttpResponse<String> booked = RunningDemo.post(
                BOOKER,
                RunningDemo.url("/api/consultations"),
                "{%s, \"start\": \"%s\", \"topic\": \"PLAN_REVIEW\"}".formatted(whom, start));
        assertThat(booked.statusCode()).isEqualTo(201);
        return new Meeting(
                Json.read(booked.body()).get("id").asText(),
                OffsetDateTime.parse(start).toInstant());
    }

    private static Instant at(int hour) {
        return DAY.atTime(hour, 0).atZone(Page.ZONE).toInstant();
    }

    private static String open(String username, FeedKind kind) {
        String page = RunningDemo.submit(username, PATH, "kind", kind.name()).body();
        return page.replaceFirst("(?s).*<code class=\"address\">([^<]+)</code>.*", "$1");
    }

    /** As a program does, which is not logged in. */
    private static HttpResponse<String> read(String address) {
        return RunningDemo.send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    private List<String> trail() {
        return Sql.column("""
                SELECT action || ' ' || regexp_replace(entity, '/.*', '') || ' ' || ground FROM audit_event
                WHERE person_id = ? AND entity LIKE 'calendar-feed/%' ORDER BY id
                """, TestDesk.person(nurse));
    }

    private static int rowsFor(String principal) throws SQLException {
        try (var app = RunningDemo.database("samkonsult_app", EmbeddedDatabase.APP_PASSWORD)) {
            app.setAutoCommit(false);
            try (var name = app.prepareStatement("SELECT act_as(?)");
                    var count = app.prepareStatement("SELECT count(*) FROM calendar_feed WHERE revoked_at IS NULL")) {
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
