package no.samkonsult.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.TestDesk;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.AtOnce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One's own calendar and the time that is blocked in it, and what of it others are told: that somebody is not free. */
class BlockedTimeTest {
    private static final LocalDate DAY = LocalDate.now(Page.ZONE).plusDays(8);
    private static final String REASON = "tannlege, ikkje for andre";
    private static final String SEARCHER = "heimeteneste.alver";

    private final TestDesk desk = TestDesk.open();
    private final String nurse = desk.nurse("Siri");
    private final String post = Sql.column(
                    "SELECT id FROM practitioner_role WHERE person_id = ?", TestDesk.person(nurse))
            .getFirst();

    @BeforeEach
    void atWorkFromNineToTwelve() {
        Sql.run("""
                INSERT INTO working_hours (practitioner_role_id, weekday, starts, ends)
                SELECT ?::uuid, weekday, '09:00', '12:00' FROM generate_series(1, 7) AS weekday
                """, post);
    }

    @Test
    void whatIsBlockedIsOfferedToNobodyUntilItIsOpened() {
        assertThat(offered()).contains("09:00");
        assertThat(block(nurse, "09:00", "11:30").statusCode()).isEqualTo(303);
        assertThat(offered()).containsExactly("11:30");
        assertThat(calendar(nurse)).contains("Sperra").contains(REASON).contains("09:00–11:30");
        assertThat(RunningDemo.submit(nurse, "/calendar/blocks/%s/end".formatted(blocked()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(offered()).contains("09:00");
        assertThat(calendar(nurse)).doesNotContain(REASON);
        assertThat(Sql.column("SELECT ended_by FROM blocked_time WHERE person_id = ?", TestDesk.person(nurse)))
                .containsExactly(TestDesk.person(nurse).toString());
        assertThat(Sql.column("""
                        SELECT action || ' ' || regexp_replace(entity, '/.*', '') || ' ' || ground FROM audit_event
                        WHERE person_id = ? AND entity LIKE 'blocked-time/%' ORDER BY id
                        """, TestDesk.person(nurse)))
                .containsExactly("CREATE blocked-time OWN_ORGANISATION", "DELETE blocked-time OWN_ORGANISATION");
    }

    /** Free or busy is what organisations share: a search names who is not free, and nothing of why or what with. */
    @Test
    void otherOrganisationsAreToldThatSomebodyIsNotFreeAndNoMore() {
        block(nurse, "08:00", "12:00");
        assertThat(search())
                .contains("\"code\":\"PARTY_UNAVAILABLE\"")
                .contains("Siri Vaktdal")
                .doesNotContain(REASON, "tannlege", "BLOCKED", "blocked", blocked());
    }

    @Test
    void whyIsForOneselfAndTheSecretaryOfTheOrganisationAlone() throws Exception {
        block(nurse, "09:00", "10:00");
        String secretary = desk.secretary();
        assertThat(reasons(nurse)).containsExactly(REASON);
        assertThat(reasons(secretary)).containsExactly(REASON);
        for (String other : List.of(
                desk.nurse("Trond"),
                desk.administrator(),
                SEARCHER,
                "legesekretar.knarvik",
                "koordinator",
                "pasient.anna")) {
            assertThat(reasons(other)).as(other).isEmpty();
        }
    }

    @Test
    void theSecretarySeesTheOfficeAndBlocksTimeForItsPeopleAlone() {
        String secretary = desk.secretary();
        desk.nurse("Trond");
        assertThat(RunningDemo.submit(
                                secretary,
                                "/calendar/blocks",
                                "post",
                                post,
                                "from",
                                DAY + "T09:00",
                                "to",
                                DAY + "T10:00",
                                "reason",
                                "kurs")
                        .statusCode())
                .isEqualTo(303);
        String office = calendar(secretary);
        assertThat(office).contains("Siri Vaktdal", "Trond Vaktdal", "09:00–12:00", "09:00–10:00", "kurs");
        String stranger = Sql.column(
                        "SELECT r.id FROM practitioner_role r JOIN account a ON a.person_id = r.person_id AND a.role = r.role WHERE a.username = 'spesialist.haukeland'")
                .getFirst();
        assertThat(RunningDemo.submit(
                                secretary,
                                "/calendar/blocks",
                                "post",
                                stranger,
                                "from",
                                DAY + "T09:00",
                                "to",
                                DAY + "T10:00")
                        .statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.submit(secretary, "/calendar/blocks/%s/end".formatted(blocked()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(calendar(secretary)).doesNotContain("kurs");
    }

    @Test
    void nobodyElseOpensTheTime() {
        block(nurse, "09:00", "10:00");
        for (String other : List.of(desk.nurse("Trond"), desk.administrator(), SEARCHER, "legesekretar.knarvik")) {
            assertThat(RunningDemo.submit(other, "/calendar/blocks/%s/end".formatted(blocked()))
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(offered()).isNotEmpty().allMatch(start -> start.compareTo("10:00") >= 0);
    }

    @Test
    void isToldWhatLiesThereAlready() {
        block(nurse, "09:00", "10:00");
        HttpResponse<String> again = block(nurse, "09:30", "11:00");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("Der ligg alt")
                .contains("09:00–10:00")
                .contains(DAY + "T09:30");
        assertThat(block(nurse, "10:00", "11:00").statusCode()).isEqualTo(303);
    }

    @Test
    void ofManyWhoBlockTheSameTimeAtOnceOneDoes() throws Exception {
        List<Integer> answers = AtOnce.run(Stream.<Callable<Integer>>generate(
                        () -> () -> block(nurse, "09:00", "10:00").statusCode())
                .limit(12)
                .toList());
        assertThat(answers).filteredOn(status -> status == 303).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 422).hasSize(11);
        assertThat(Sql.column("SELECT id FROM blocked_time WHERE person_id = ?", TestDesk.person(nurse)))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}–{1}: {2}")
    @CsvSource({
        "2020-01-01T08:00, 2020-01-01T09:00, Til",
        "2099-01-01T10:00, 2099-01-01T09:00, Til",
        "2099-01-01T10:00, 2099-03-01T10:00, Til",
        "i morgon, 2099-01-01T09:00, 'Frå, Til'"
    })
    void whatCannotBeBlockedIsNamed(String from, String to, String said) {
        HttpResponse<String> answer =
                RunningDemo.submit(nurse, "/calendar/blocks", "from", from, "to", to, "reason", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Ingenting er lagra").contains(said + ".");
    }

    @Test
    void theCalendarIsShownByDayByWeekAndAsAList() {
        block(nurse, "09:00", "10:00");
        assertThat(RunningDemo.get(nurse, RunningDemo.url("/calendar?view=day&day=" + DAY))
                        .body())
                .containsOnlyOnce("<h2 id=\"day-")
                .contains(REASON);
        String week = RunningDemo.get(nurse, RunningDemo.url("/calendar?view=week&day=" + DAY))
                .body();
        assertThat(week.split("<h2 id=\"day-", -1)).hasSize(8);
        assertThat(RunningDemo.get(nurse, RunningDemo.url("/calendar?view=list"))
                        .body())
                .containsOnlyOnce("<h2 id=\"day-")
                .contains(REASON);
        assertThat(RunningDemo.get("pasient.anna", RunningDemo.url("/calendar")).statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.get("koordinator", RunningDemo.url("/calendar")).statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> block(String username, String from, String to) {
        return RunningDemo.submit(
                username, "/calendar/blocks", "from", DAY + "T" + from, "to", DAY + "T" + to, "reason", REASON);
    }

    private static String calendar(String username) {
        return RunningDemo.get(username, RunningDemo.url("/calendar?view=day&day=" + DAY))
                .body();
    }

    private String blocked() {
        return Sql.column(
                        "SELECT id FROM blocked_time WHERE person_id = ? AND ended_at IS NULL", TestDesk.person(nurse))
                .getFirst();
    }

    /** What the database itself gives somebody who asks for every reason of the nurse's. */
    private List<String> reasons(String username) throws Exception {
        String principal = Sql.column(
                        "SELECT concat_ws('/', person_id, role, coalesce(organisation_id::text, '')) FROM account WHERE username = ?",
                        username)
                .getFirst();
        try (var app = RunningDemo.database("samkonsult_app", EmbeddedDatabase.APP_PASSWORD)) {
            app.setAutoCommit(false);
            var reasons = new ArrayList<String>();
            try (var statement = app.createStatement()) {
                statement.execute("SELECT act_as('%s')".formatted(principal));
                try (var rows = statement.executeQuery(
                        "SELECT reason FROM blocked_time WHERE person_id = '%s'".formatted(TestDesk.person(nurse)))) {
                    while (rows.next()) {
                        reasons.add(rows.getString("reason"));
                    }
                }
            }
            return reasons;
        }
    }

    private String search() {
        String anna = RunningDemo.patient(SEARCHER, "Anna");
        HttpResponse<String> answer =
                RunningDemo.post(SEARCHER, RunningDemo.url("/api/consultations/search"), """
                {"patientId": "%s", "required": ["%s"], "from": "%s", "to": "%s", "minutes": 30, "limit": 50}
                """.formatted(
                                anna, TestDesk.person(nurse), at("08:00"), at("13:00")));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** When the nurse is offered, by the clock. */
    private List<String> offered() {
        var starts = new ArrayList<String>();
        Json.read(search())
                .get("candidates")
                .forEach(candidate -> starts.add(candidate.get("start").asText().substring(11, 16)));
        return starts;
    }

    private static String at(String clock) {
        return DAY.atTime(LocalTime.parse(clock))
                .atZone(Page.ZONE)
                .toOffsetDateTime()
                .toString();
    }
}
