package no.samkonsult.organisation.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening hours by the clock on the wall. In 2026 it skips an hour on 29 March and shows one twice on 25 October. */
class OpeningRulesTest {
    private static final Opening WEEKDAYS =
            open(HolidayHours.AS_USUAL, weekly("08:00", "15:30", DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    private static final Opening ALWAYS =
            open(HolidayHours.AS_USUAL, weekly("00:00", "24:00", DayOfWeek.MONDAY, DayOfWeek.SUNDAY));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-23T07:59:59, false",
        "2026-11-23T08:00, true",
        "2026-11-23T15:29:59, true",
        "2026-11-23T15:30, false",
        "2026-11-22T12:00, false"
    })
    void isOpenFromTheMinuteItOpensUntilTheMinuteItCloses(LocalDateTime at, boolean open) {
        assertThat(WEEKDAYS.isOpen(oslo(at))).isEqualTo(open);
    }

    @ParameterizedTest(name = "{0} is {1} at noon on Good Friday")
    @CsvSource({"AS_USUAL, true", "AS_ON_SUNDAYS, false", "CLOSED, false"})
    void onPublicHolidaysItIsAsTheServiceSays(HolidayHours holidays, boolean open) {
        var service = open(holidays, weekly("08:00", "15:30", DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        assertThat(service.isOpen(oslo(LocalDateTime.of(2026, 4, 3, 12, 0)))).isEqualTo(open);
    }

    @Test
    void asOnSundaysMeansTheHoursOfSundays() {
        var week = new ArrayList<>(weekly("07:30", "22:00", DayOfWeek.MONDAY, DayOfWeek.SATURDAY));
        week.addAll(weekly("10:00", "18:00", DayOfWeek.SUNDAY, DayOfWeek.SUNDAY));
        assertThat(open(HolidayHours.AS_ON_SUNDAYS, week).openings(WallClockRules.day(LocalDate.of(2026, 12, 25))))
                .containsExactly(span("2026-12-25T10:00", "2026-12-25T18:00"));
    }

    @Test
    void aDatedExceptionIsStrongerThanWeekdayAndHoliday() {
        LocalDate christmas = LocalDate.of(2026, 12, 25);
        LocalDate eve = LocalDate.of(2026, 12, 24);
        var service = new Opening(
                UUID.randomUUID(),
                30,
                240,
                HolidayHours.CLOSED,
                weekly("08:00", "15:30", DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                List.of(
                        new HoursException(christmas, Hours.of("10:00", "14:00"), "julevakt"),
                        new HoursException(eve, null, "julaftan")));
        assertThat(service.openings(TimeRange.of(oslo(eve.atStartOfDay()), Duration.ofDays(2))))
                .containsExactly(span("2026-12-25T10:00", "2026-12-25T14:00"));
    }

    @ParameterizedTest(name = "{0} to {1} on {2} is {3} minutes in {4} spans")
    @CsvSource({
        "02:30, 02:45, 2026-03-29, 0, 0",
        "02:30, 04:00, 2026-03-29, 60, 1",
        "01:00, 04:00, 2026-03-29, 120, 1",
        "00:00, 24:00, 2026-03-29, 1380, 1",
        "02:30, 02:45, 2026-10-25, 30, 2",
        "01:00, 02:30, 2026-10-25, 120, 2",
        "01:00, 04:00, 2026-10-25, 240, 1",
        "00:00, 24:00, 2026-10-25, 1500, 1"
    })
    void countsWhatTheClockShows(String opens, String closes, LocalDate day, int minutes, int spans) {
        var service = open(HolidayHours.AS_USUAL, weekly(opens, closes, DayOfWeek.SUNDAY, DayOfWeek.SUNDAY));
        List<TimeRange> openings = service.openings(WallClockRules.day(day));
        assertThat(openings).hasSize(spans);
        assertThat(openings.stream()
                        .mapToLong(each -> each.length().toMinutes())
                        .sum())
                .isEqualTo(minutes);
    }

    @Test
    void hoursThatMeetAtMidnightAreOneOpening() {
        var month = TimeRange.of(oslo(LocalDateTime.of(2026, 10, 10, 3, 7)), Duration.ofDays(30));
        assertThat(ALWAYS.openings(month)).containsExactly(month);
    }

    @ParameterizedTest(name = "from {0} it is next open at {1}")
    @CsvSource({
        "2026-11-20T15:30, 2026-11-23T08:00",
        "2026-11-20T12:00, 2026-11-20T12:00",
        "2026-11-23T07:59, 2026-11-23T08:00"
    })
    void tellsTheNextOpening(LocalDateTime from, LocalDateTime next) {
        assertThat(WEEKDAYS.nextOpening(oslo(from))).contains(oslo(next));
    }

    @Test
    void whatNeverOpensHasNoNextOpeningAndKeepsNoPromise() {
        var never = open(HolidayHours.AS_USUAL, List.of());
        assertThat(never.nextOpening(Instant.EPOCH)).isEmpty();
        assertThat(never.promiseEnd(Urgency.RED, Instant.EPOCH)).isEmpty();
    }

    @ParameterizedTest(name = "{1} raised {0} is to be answered by {2}")
    @CsvSource({
        "2026-11-23T09:00, RED, 2026-11-23T09:30",
        "2026-11-23T15:00, RED, 2026-11-23T15:30",
        "2026-11-23T15:10, RED, 2026-11-24T08:10",
        "2026-11-20T15:30, RED, 2026-11-23T08:30",
        "2026-11-20T12:30, YELLOW, 2026-11-23T09:00",
        "2026-11-21T03:00, YELLOW, 2026-11-23T12:00"
    })
    void aPromiseCountsOpenMinutesAlone(LocalDateTime raised, Urgency urgency, LocalDateTime end) {
        assertThat(WEEKDAYS.promiseEnd(urgency, oslo(raised))).contains(oslo(end));
    }

    @Test
    void aPromiseOverTheLongNightIsAsLongAsAnyOther() {
        Instant raised = oslo(LocalDateTime.of(2026, 10, 25, 1, 0));
        assertThat(ALWAYS.promiseEnd(Urgency.YELLOW, raised)).contains(raised.plus(Duration.ofMinutes(240)));
    }

    @ParameterizedTest(name = "{0}–{1} and {2}–{3}: {4}")
    @CsvSource({
        "08:00, 12:00, 12:00, 16:00, false",
        "08:00, 12:01, 12:00, 16:00, true",
        "08:00, 24:00, 12:00, 13:00, true",
        "18:00, 24:00, 08:00, 18:00, false",
        "08:00, 24:00, 20:00, 24:00, true"
    })
    void knowsHoursThatOverlap(String opens, String closes, String otherOpens, String otherCloses, boolean overlap) {
        assertThat(OpeningRules.overlap(List.of(
                        new WeeklyHours(DayOfWeek.MONDAY, Hours.of(opens, closes)),
                        new WeeklyHours(DayOfWeek.MONDAY, Hours.of(otherOpens, otherCloses)))))
                .isEqualTo(overlap);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void isOpenExactlyWhenTheClockShowsAnOpenMinute(
            @ForAll("weeks") List<WeeklyHours> week, @ForAll @IntRange(max = 366 * 24 * 60) int minute) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(minute));
        ZonedDateTime clock = at.atZone(WallClockRules.ZONE);
        boolean shown = week.stream()
                .anyMatch(each -> each.weekday() == clock.getDayOfWeek()
                        && !clock.toLocalTime().isBefore(each.hours().opens())
                        && (each.hours().closes().equals(LocalTime.MIDNIGHT)
                                || clock.toLocalTime().isBefore(each.hours().closes())));
        assertThat(open(HolidayHours.AS_USUAL, week).isOpen(at)).isEqualTo(shown);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void thePromisedMinutesLieBetweenRaisingAndTheEndOfThePromise(
            @ForAll("weeks") List<WeeklyHours> week, @ForAll @IntRange(max = 366 * 24 * 60) int minute) {
        Instant raised = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(minute));
        var service = open(HolidayHours.AS_USUAL, week);
        Instant end = service.promiseEnd(Urgency.YELLOW, raised).orElseThrow();
        Duration open = service.openings(TimeRange.of(raised, end)).stream()
                .map(TimeRange::length)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(open).isEqualTo(Duration.ofMinutes(240));
        assertThat(service.isOpen(end.minusSeconds(1))).isTrue();
    }

    @Provide
    static Arbitrary<List<WeeklyHours>> weeks() {
        Arbitrary<Integer> quarter = Arbitraries.integers().between(0, 95);
        return Combinators.combine(
                        Arbitraries.of(DayOfWeek.class),
                        quarter,
                        Arbitraries.integers().between(1, 48))
                .as((weekday, from, length) ->
                        new WeeklyHours(weekday, new Hours(quarter(from), quarter(Math.min(from + length, 96)))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static LocalTime quarter(int count) {
        return LocalTime.MIDNIGHT.plusMinutes(15L * count);
    }

    private static Opening open(HolidayHours holidays, List<WeeklyHours> week) {
        return new Opening(UUID.randomUUID(), 30, 240, holidays, week, List.of());
    }

    private static List<WeeklyHours> weekly(String opens, String closes, DayOfWeek first, DayOfWeek last) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.compareTo(first) >= 0 && day.compareTo(last) <= 0)
                .map(day -> new WeeklyHours(day, Hours.of(opens, closes)))
                .toList();
    }

    private static TimeRange span(String start, String end) {
        return TimeRange.of(oslo(LocalDateTime.parse(start)), oslo(LocalDateTime.parse(end)));
    }

    private static Instant oslo(LocalDateTime time) {
        return time.atZone(WallClockRules.ZONE).toInstant();
    }
}
