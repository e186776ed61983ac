package no.samkonsult.alert.roster.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.TestDesk;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.platform.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One's own duty in other programs: by a secret address, with nothing but times in it. */
class DutyCalendarTest {
    private static final LocalDate TODAY = LocalDate.now(Page.ZONE);

    private final TestDesk desk = TestDesk.open();
    private final String siri = desk.nurse("Siri");
    private final String trond = desk.nurse("Trond");

    @Test
    void holdsOnesOwnDutyAndNoName() {
        desk.rotation(TODAY.minusDays(2), "22:00", "07:00", siri, trond);
        String calendar = read(open(siri)).body();
        assertThat(calendar)
                .contains("SUMMARY:Vakt")
                .doesNotContain(
                        "Siri",
                        "Trond",
                        "Vaktdal",
                        "Prøve",
                        desk.id().toString(),
                        desk.service().toString());
        assertThat(events(calendar))
                .extracting(event -> start(event))
                .contains(at(TODAY, 22), at(TODAY.plusDays(2), 22))
                .doesNotContain(at(TODAY.plusDays(1), 22));
        assertThat(events(calendar)).allSatisfy(event -> assertThat(Duration.between(
                        start(event), event.getDateEnd().getValue().toInstant()))
                .isBetween(Duration.ofHours(8), Duration.ofHours(10)));
    }

    @Test
    void theSameDutyKeepsItsIdAndGoesToWhoeverTakesIt() {
        String rotation = desk.rotation(TODAY, "08:00", "16:00", siri, trond);
        String hers = open(siri);
        String his = open(trond);
        assertThat(ids(hers)).isEqualTo(ids(hers)).doesNotHaveDuplicates();
        String second = "%s-%s@samkonsult".formatted(rotation, TODAY.plusDays(2));
        String fifth = "%s-%s@samkonsult".formatted(rotation, TODAY.plusDays(5));
        assertThat(ids(hers)).contains(second).doesNotContain(fifth);
        Sql.run(
                """
                INSERT INTO duty_swap (id, desk_id, offered_by, given_rotation, given_day, offered_to, taken_rotation, taken_day,
                                       offered_at, accepted_at)
                VALUES (gen_random_uuid(), ?, ?, ?::uuid, ?, ?, ?::uuid, ?, now(), now())
                """,
                desk.id(),
                TestDesk.person(siri),
                rotation,
                TODAY.plusDays(2),
                TestDesk.person(trond),
                rotation,
                TODAY.plusDays(5));
        assertThat(ids(hers)).contains(fifth).doesNotContain(second);
        assertThat(ids(his)).contains(second).doesNotContain(fifth);
    }

    @Test
    void isGoneAtOnceWhenTheAddressIsRevoked() {
        String address = open(siri);
        assertThat(read(address).statusCode()).isEqualTo(200);
        RunningDemo.submit(siri, "/rosters/calendar/revocation");
        assertThat(read(address).statusCode()).isEqualTo(404);
        assertThat(TestDesk.trail(siri))
                .containsExactly("CREATE duty-calendar OWN_DUTY", "REVOKE duty-calendar OWN_DUTY");
    }

    @Test
    void aNewAddressEndsTheOneBefore() {
        String before = open(siri);
        String address = open(siri);
        assertThat(read(before).statusCode()).isEqualTo(404);
        assertThat(read(address).statusCode()).isEqualTo(200);
    }

    @Test
    void theSecretIsNotKept() {
        String address = open(siri);
        String secret = address.replaceAll(".*/|\\.ics$", "");
        assertThat(secret).hasSize(43);
        assertThat(Sql.column(
                        "SELECT encode(digest, 'escape') FROM duty_calendar WHERE person_id = ?",
                        TestDesk.person(siri)))
                .noneMatch(kept -> kept.contains(secret));
        assertThat(RunningDemo.get(siri, RunningDemo.url("/rosters/calendar")).body())
                .doesNotContain(secret);
    }

    @Test
    void nobodyElseFindsItInTheDatabase() throws SQLException {
        open(siri);
        assertThat(rowsFor("%s/HOME_CARE/".formatted(TestDesk.person(siri)))).isEqualTo(1);
        assertThat(rowsFor("%s/HOME_CARE/".formatted(TestDesk.person(trond)))).isZero();
        assertThat(rowsFor("system/lookup")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/calendar/duty/x.ics", "/calendar/duty/%00.ics", "/calendar/duty/'.ics"})
    void whatNobodyMadeAnswersLikeWhatDoesNotExist(String path) {
        assertThat(read(RunningDemo.url(path)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin.alver", "pasient.anna", "legesekretar.knarvik"})
    void whoIsNeverOnDutyHasNoCalendar(String username) {
        assertThat(RunningDemo.submit(username, "/rosters/calendar/address").statusCode())
                .isEqualTo(404);
    }

    private static int rowsFor(String principal) throws SQLException {
        try (var app = RunningDemo.database("samkonsult_app", EmbeddedDatabase.APP_PASSWORD)) {
            app.setAutoCommit(false);
            try (var name = app.prepareStatement("SELECT act_as(?)");
                    var count = app.prepareStatement("SELECT count(*) FROM duty_calendar WHERE revoked_at IS NULL")) {
                name.setString(1, principal);
                name.execute();
                try (var rows = count.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        }
    }

    private static String open(String username) {
        String page = RunningDemo.submit(username, "/rosters/calendar/address").body();
        return page.replaceFirst("(?s).*<code id=\"address\">([^<]+)</code>.*", "$1");
    }

    /** As a program does, which is not logged in. */
    private static HttpResponse<String> read(String address) {
        return RunningDemo.send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    private static List<String> ids(String address) {
        return events(read(address).body()).stream()
                .map(event -> event.getUid().getValue())
                .toList();
    }

    private static List<VEvent> events(String calendar) {
        return Biweekly.parse(calendar).first().getEvents();
    }

    private static Instant start(VEvent event) {
        return event.getDateStart().getValue().toInstant();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(Page.ZONE).toInstant();
    }
}
