package no.samkonsult.monitoring.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleRulesTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final TimeRange ALWAYS = TimeRange.of(Instant.parse("2000-01-01T00:00:00Z"), Instant.MAX);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @ParameterizedTest(name = "{0} at {1}: from {2} until {3}")
    @CsvSource({
        "2026-11-22, 08:00, 2026-11-22T06:00:00Z, 2026-11-22T10:00:00Z",
        "2026-07-01, 08:00, 2026-07-01T05:00:00Z, 2026-07-01T09:00:00Z",
        // 02:30 does not exist: as far after 01:59 as it would have been
        "2026-03-29, 02:30, 2026-03-29T00:30:00Z, 2026-03-29T04:30:00Z",
        // 02:30 comes twice: the first of them
        "2026-10-25, 02:30, 2026-10-24T23:30:00Z, 2026-10-25T03:30:00Z",
        "2026-10-25, 00:00, 2026-10-24T21:00:00Z, 2026-10-25T01:00:00Z",
    })
    void aTimeOfDayIsLocalAndItsWindowIsAsLongAsEveryOther(LocalDate day, String time, Instant starts, Instant ends) {
        var schedule = schedule(List.of(LocalTime.parse(time)), 1, Duration.ofHours(1), Duration.ofHours(3));
        assertThat(ScheduleRules.ending(day(day, 2), schedule, ALWAYS, List.of()))
                .filteredOn(window -> window.start().equals(starts))
                .containsExactly(TimeRange.of(starts, ends));
    }

    @ParameterizedTest(name = "at {0} a window is open: {1}")
    @CsvSource({
        "06:59:59, false",
        "07:00:00, true",
        "08:00:00, true",
        "10:59:59, true",
        "11:00:00, false",
        "11:00:01, false"
    })
    void aWindowIsOpenFromItsBeginningAndNotAtItsEnd(LocalTime time, boolean open) {
        var schedule = schedule(List.of(LocalTime.of(8, 0)), 1, Duration.ofHours(1), Duration.ofHours(3));
        Instant at = MONDAY.atTime(time).atZone(OSLO).toInstant();
        assertThat(ScheduleRules.open(at, schedule, ALWAYS, List.of()).isPresent())
                .isEqualTo(open);
        assertThat(ScheduleRules.open(at, schedule, ALWAYS, List.of(day(MONDAY, 1))))
                .isEmpty();
    }

    @Test
    void everyThirdDayIsCountedFromItsFirst() {
        var schedule = schedule(List.of(LocalTime.NOON), 3, Duration.ofHours(1), Duration.ofHours(1));
        assertThat(ScheduleRules.ending(day(MONDAY, 9), schedule, ALWAYS, List.of()))
                .extracting(window -> LocalDate.ofInstant(window.end(), OSLO))
                .containsExactly(MONDAY, MONDAY.plusDays(3), MONDAY.plusDays(6));
    }

    @Test
    void onlyTheDaysOfTheWeekThatAreNamed() {
        var schedule = new Schedule(
                List.of(LocalTime.NOON),
                Set.of(DayOfWeek.TUESDAY, DayOfWeek.SUNDAY),
                1,
                MONDAY,
                Duration.ZERO,
                Duration.ofHours(1));
        assertThat(ScheduleRules.ending(day(MONDAY, 7), schedule, ALWAYS, List.of()))
                .extracting(window -> LocalDate.ofInstant(window.end(), OSLO).getDayOfWeek())
                .containsExactly(DayOfWeek.TUESDAY, DayOfWeek.SUNDAY);
    }

    @Test
    void nothingIsExpectedInAPauseNorAcrossTheBeginningOrTheEndOfThePlan() {
        var schedule = schedule(List.of(LocalTime.NOON), 1, Duration.ofHours(1), Duration.ofHours(1));
        Instant noon = MONDAY.atTime(12, 0).atZone(OSLO).toInstant();
        var during = TimeRange.of(noon, noon.plus(Duration.ofDays(4)));
        var pause = TimeRange.of(noon.plus(Duration.ofHours(48)), noon.plus(Duration.ofHours(49)));
        assertThat(ScheduleRules.ending(day(MONDAY, 7), schedule, during, List.of(pause)))
                .extracting(window -> LocalDate.ofInstant(window.end(), OSLO))
                .containsExactly(MONDAY.plusDays(1), MONDAY.plusDays(3));
    }

    @Property(tries = 300)
    void windowsAreInOrderOnceEachAndAsLongAsTheScheduleSays(
            @ForAll("schedules") Schedule schedule,
            @ForAll @IntRange(max = 700) int from,
            @ForAll @IntRange(min = 1, max = 40) int days) {
        List<TimeRange> windows = ScheduleRules.ending(day(MONDAY.plusDays(from), days), schedule, ALWAYS, List.of());
        assertThat(windows).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> a.start()
                .compareTo(b.start()));
        assertThat(windows)
                .allMatch(window -> window.length().equals(schedule.early().plus(schedule.grace())));
        assertThat(windows).allMatch(window -> day(MONDAY.plusDays(from), days).contains(window.end()));
    }

    @Property(tries = 300)
    void aSpanGivesWhatItsPartsGive(
            @ForAll("schedules") Schedule schedule,
            @ForAll @IntRange(max = 700) int from,
            @ForAll @IntRange(max = 3000) int minutes) {
        TimeRange span = day(MONDAY.plusDays(from), 4);
        Instant middle = span.start().plus(Duration.ofMinutes(minutes + 1L));
        assertThat(Stream.concat(
                        ScheduleRules.ending(TimeRange.of(span.start(), middle), schedule, ALWAYS, List.of()).stream(),
                        ScheduleRules.ending(TimeRange.of(middle, span.end()), schedule, ALWAYS, List.of()).stream()))
                .containsExactlyInAnyOrderElementsOf(ScheduleRules.ending(span, schedule, ALWAYS, List.of()));
    }

    @Property(tries = 300)
    void pausesOnlyTakeAwayAndTakeEverythingTheyTouch(
            @ForAll("schedules") Schedule schedule,
            @ForAll @IntRange(max = 700) int from,
            @ForAll @IntRange(max = 200) int hours) {
        TimeRange span = day(MONDAY.plusDays(from), 14);
        var pause = TimeRange.of(span.start().plus(Duration.ofHours(hours)), Duration.ofHours(30));
        List<TimeRange> all = ScheduleRules.ending(span, schedule, ALWAYS, List.of());
        assertThat(ScheduleRules.ending(span, schedule, ALWAYS, List.of(pause)))
                .isEqualTo(
                        all.stream().filter(window -> !window.overlaps(pause)).toList());
    }

    @ParameterizedTest
    @CsvSource({"0, 60, 60", "91, 60, 60", "1, -1, 60", "1, 721, 60", "1, 60, 0", "1, 60, 1441"})
    void aScheduleThatCannotBeIsRefused(int every, int early, int grace) {
        assertThatThrownBy(() ->
                        schedule(List.of(LocalTime.NOON), every, Duration.ofMinutes(early), Duration.ofMinutes(grace)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<List<LocalTime>> times = Arbitraries.integers()
                .between(0, 24 * 60 - 1)
                .map(minute -> LocalTime.of(minute / 60, minute % 60))
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(
                        times,
                        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
                        Arbitraries.integers().between(1, 10),
                        Arbitraries.integers().between(0, 720),
                        Arbitraries.integers().between(1, 1440))
                .as((at, weekdays, every, early, grace) -> new Schedule(
                        at, weekdays, every, MONDAY, Duration.ofMinutes(early), Duration.ofMinutes(grace)));
    }

    private static Schedule schedule(List<LocalTime> times, int every, Duration early, Duration grace) {
        return new Schedule(times, EnumSet.allOf(DayOfWeek.class), every, MONDAY, early, grace);
    }

    private static TimeRange day(LocalDate first, int days) {
        return TimeRange.of(
                first.atStartOfDay(OSLO).toInstant(),
                first.plusDays(days).atStartOfDay(OSLO).toInstant());
    }
}
