package no.samkonsult.alert.roster.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.TestDesk;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours without anybody on duty, found days ahead; the rounds that the service goes by itself go on meanwhile. */
class CoverageWatchTest {
    private static final CoverageWatch WATCH = RunningDemo.bean(CoverageWatch.class);
    private static final LocalDate TODAY = LocalDate.now(Page.ZONE);

    private final TestDesk desk = TestDesk.open();
    private final String siri = desk.nurse("Siri");

    @Test
    void aDeskWithoutARosterIsOneGap() {
        look();
        assertThat(gaps()).containsExactly("no roster");
        assertThat(page()).contains("Inga vaktliste");
        desk.rotation(TODAY.minusDays(2), "00:00", "00:00", siri);
        look();
        assertThat(gaps()).isEmpty();
        assertThat(page()).doesNotContain("Inga vaktliste");
    }

    @Test
    void hoursThatNoShiftCoversAreFoundForFourteenDays() {
        desk.openDaily("08:00", "16:00").rotation(TODAY.minusDays(2), "08:00", "12:00", siri);
        look();
        assertThat(gaps())
                .contains(gap(TODAY.plusDays(1), "12:00", "16:00"), gap(TODAY.plusDays(14), "12:00", "16:00"))
                .hasSizeBetween(14, 15);
        assertThat(page()).contains("Ingen på vakt 12:00–16:00");
    }

    @Test
    void anAbsenceIsFoundOnceAndForgottenWhenSomebodyTakesOver() {
        String trond = desk.nurse("Trond");
        desk.rotation(TODAY.minusDays(2), "00:00", "00:00", siri);
        absent(TODAY.plusDays(3));
        look();
        String found = Sql.column("SELECT found_at FROM coverage_gap WHERE desk_id = ?", desk.id())
                .getFirst();
        look();
        assertThat(gaps()).containsExactly(gap(TODAY.plusDays(3), "00:00", "24:00"));
        assertThat(Sql.column("SELECT found_at FROM coverage_gap WHERE desk_id = ? AND told_at IS NOT NULL", desk.id()))
                .containsExactly(found);
        RunningDemo.submit(
                trond,
                desk.path() + "/overrides",
                "person",
                TestDesk.person(trond).toString(),
                "from",
                TODAY.plusDays(3).atStartOfDay().toString(),
                "until",
                TODAY.plusDays(4).atStartOfDay().toString(),
                "reason",
                "tek over");
        assertThat(gaps()).as("at once, and not at the next round").isEmpty();
    }

    @Test
    void outsideTheHoursNobodyIsMissed() {
        desk.openDaily("08:00", "16:00").rotation(TODAY.minusDays(2), "08:00", "16:00", siri);
        look();
        assertThat(gaps()).isEmpty();
        closed(TODAY.plusDays(3));
        absent(TODAY.plusDays(3));
        look();
        assertThat(gaps()).as("closed that day").isEmpty();
    }

    /** The clock is the same for both, so that where a service closes and the agreement begins nobody is forgotten. */
    @Test
    void theHoursOfAnAgreementAreWatchedToo() {
        TestDesk other = TestDesk.open();
        desk.openDaily("08:00", "16:00").rotation(TODAY.minusDays(2), "08:00", "16:00", siri);
        LocalDate day = TODAY.plusDays(5);
        Sql.run("""
                INSERT INTO duty_agreement (on_duty, for_service, weekday, begins, ends, valid)
                VALUES (?, ?, ?, '16:00', '24:00', daterange(?, ?))
                """, desk.service(), other.service(), day.getDayOfWeek().getValue(), day, day.plusDays(1));
        look();
        assertThat(gaps()).containsExactly(gap(day, "16:00", "24:00"));
    }

    @ParameterizedTest(name = "{0} on Christmas Day: watched {1}")
    @CsvSource({"AS_USUAL, true", "CLOSED, false"})
    void onPublicHolidaysTheServiceSaysWhetherItIsWatched(String holidays, boolean watched) {
        Sql.run("UPDATE service SET holiday_hours = ? WHERE id = ?", holidays, desk.service());
        LocalDate christmas = LocalDate.of(TODAY.getYear() + 1, 12, 25);
        TimeRange day = WallClockRules.day(christmas);
        List<TimeRange> found = RunningDemo.bean(Transactions.class)
                .as(SystemPrincipal.ROSTER, _ -> WATCH.watched(desk.service(), day));
        assertThat(found).isEqualTo(watched ? List.of(day) : List.of());
    }

    @Test
    void theDemoRegionIsCoveredButForOneDayAhead() {
        await().until(() -> {
            WATCH.round();
            return !demoGaps().isEmpty();
        });
        assertThat(demoGaps()).containsExactly("Heimeoppfølging Masfjorden 08:00 15:30");
    }

    @Test
    void twoProcessesDoNotLookAtOnce() throws SQLException {
        try (var other = RunningDemo.database();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM coverage_watch FOR UPDATE");
            WATCH.round();
            assertThat(gaps()).as("the other goes this round").isEmpty();
            other.rollback();
        }
        await().until(() -> {
            WATCH.round();
            return gaps().equals(List.of("no roster"));
        });
    }

    private void look() {
        WATCH.lookAt(desk.id());
    }

    private String page() {
        return RunningDemo.get(siri, RunningDemo.url(desk.path() + "?week=" + TODAY.plusDays(7)))
                .body();
    }

    private void absent(LocalDate day) {
        Sql.run("""
                INSERT INTO duty_absence (id, person_id, during, registered_at)
                VALUES (gen_random_uuid(), ?, tstzrange(?::timestamp AT TIME ZONE 'Europe/Oslo', ?::timestamp AT TIME ZONE 'Europe/Oslo'), now())
                """, TestDesk.person(siri), day.atStartOfDay(), day.plusDays(1).atStartOfDay());
    }

    private void closed(LocalDate day) {
        Sql.run(
                "INSERT INTO service_hours_exception (service_id, day, reason) VALUES (?, ?, 'stengt')",
                desk.service(),
                day);
    }

    private List<String> gaps() {
        return Sql.column("""
                SELECT coalesce(to_char(starts AT TIME ZONE 'Europe/Oslo', 'YYYY-MM-DD HH24:MI') || ' ' ||
                                to_char(ends AT TIME ZONE 'Europe/Oslo', 'YYYY-MM-DD HH24:MI'), 'no roster')
                FROM coverage_gap WHERE desk_id = ? AND (ends > now() OR ends IS NULL) ORDER BY starts
                """, desk.id());
    }

    private static List<String> demoGaps() {
        return Sql.column("""
                SELECT k.name || ' ' || to_char(g.starts AT TIME ZONE 'Europe/Oslo', 'HH24:MI') || ' ' ||
                       to_char(g.ends AT TIME ZONE 'Europe/Oslo', 'HH24:MI')
                FROM coverage_gap g JOIN desk k ON k.id = g.desk_id WHERE k.name NOT LIKE 'Prøve%' -- desks of tests
                """);
    }

    private static String gap(LocalDate day, String from, String until) {
        String end = until.equals("24:00") ? day.plusDays(1) + " 00:00" : day + " " + until;
        return "%s %s %s".formatted(day, from, end);
    }
}
