package no.samkonsult.scheduling.hours;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import no.samkonsult.organisation.hours.HolidayHours;
import no.samkonsult.organisation.hours.HolidayRules;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeRulesTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final LocalDate A_TUESDAY = LocalDate.of(2026, 12, 1);

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "2026-03-29, 13:00–15:30, 2026-03-29T11:00:00Z/2026-03-29T13:30:00Z",
        "2026-10-25, 13:00–15:30, 2026-10-25T12:00:00Z/2026-10-25T14:30:00Z",
        "2026-03-29, 00:00–07:00, 2026-03-28T23:00:00Z/2026-03-29T05:00:00Z",
        "2026-10-25, 00:00–07:00, 2026-10-24T22:00:00Z/2026-10-25T06:00:00Z",
        "2026-03-29, 22:00–24:00, 2026-03-29T20:00:00Z/2026-03-29T22:00:00Z",
        "2026-10-25, 02:00–03:00, 2026-10-25T00:00:00Z/2026-10-25T02:00:00Z",
        "2026-03-29, 02:30–04:00, 2026-03-29T01:00:00Z/2026-03-29T02:00:00Z",
        "2026-03-29, 02:00–03:00, "
    })
    void keepsTheClockTimesOnDaysOf23And25Hours(LocalDate day, String hours, String span) {
        var time = every(DayOfWeek.SUNDAY, hours, Terms.USUAL);
        List<TimeRange> expected = span == null
                ? List.of()
                : List.of(TimeRange.of(Instant.parse(span.split("/")[0]), Instant.parse(span.split("/")[1])));
        assertThat(time.atWork(day(day))).isEqualTo(expected);
        assertThat(time.offered(day(day))).isEqualTo(expected);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void isAtWorkAndOfferedInTheMinutesInWhichTheClockSaysSo(
            @ForAll("times") WorkingTime time, @ForAll("days") LocalDate day) {
        TimeRange window = TimeRange.of(day.atTime(22, 15).atZone(OSLO).toInstant(), Duration.ofHours(31));
        boolean restricted = time.week().stream().anyMatch(WeeklySpell::joint);
        assertThat(minutes(time.atWork(window))).isEqualTo(oracle(time, window, _ -> true));
        assertThat(minutes(time.offered(window)))
                .isEqualTo(oracle(time, window, spell -> !restricted || spell.joint()));
    }

    @Test
    void isOfferedOnTuesdaysFromTwelveToFourteenAloneWhenThatIsSaid() {
        var time = new WorkingTime(
                List.of(
                        spell(MONDAY, "08:00–15:30", false),
                        spell(TUESDAY, "08:00–15:30", false),
                        spell(TUESDAY, "12:00–14:00", true)),
                List.of(),
                Terms.USUAL);
        TimeRange week = TimeRange.of(day(A_TUESDAY.minusDays(1)).start(), Duration.ofDays(7));
        assertThat(time.offered(week)).containsExactly(at(A_TUESDAY, "12:00", "14:00"));
        assertThat(time.atWork(week))
                .containsExactly(at(A_TUESDAY.minusDays(1), "08:00", "15:30"), at(A_TUESDAY, "08:00", "15:30"));
    }

    @Test
    void otherDaysComeBeforeHolidaysAndHolidaysBeforeTheWeek() {
        LocalDate maundyThursday = LocalDate.of(2027, 3, 25);
        var off = new Terms(HolidayHours.CLOSED, 0, 0, 0, 5, 0);
        assertThat(every(THURSDAY, "08:00–15:30", Terms.USUAL).atWork(day(maundyThursday)))
                .containsExactly(at(maundyThursday, "08:00", "15:30"));
        assertThat(every(THURSDAY, "08:00–15:30", off).atWork(day(maundyThursday)))
                .isEmpty();
        var duty = new OtherDays(new UUID(0, 1), maundyThursday, maundyThursday, Hours.listOf("10:00–12:00"));
        var onDuty = new WorkingTime(List.of(spell(THURSDAY, "08:00–15:30", false)), List.of(duty), off);
        assertThat(onDuty.offered(day(maundyThursday))).containsExactly(at(maundyThursday, "10:00", "12:00"));
    }

    @Test
    void isAwayFromTheFirstDayOfAnAbsenceThroughTheLast() {
        var away = new OtherDays(new UUID(0, 1), A_TUESDAY, A_TUESDAY.plusDays(7), List.of());
        var time = new WorkingTime(List.of(spell(TUESDAY, "08:00–10:00", false)), List.of(away), Terms.USUAL);
        assertThat(time.atWork(TimeRange.of(day(A_TUESDAY.minusDays(7)).start(), Duration.ofDays(28))))
                .containsExactly(
                        at(A_TUESDAY.minusDays(7), "08:00", "10:00"), at(A_TUESDAY.plusDays(14), "08:00", "10:00"));
    }

    @Test
    void aWeekHoldsFromItsFirstDateUntilTheDateThatEndsIt() {
        var time = new WorkingTime(
                List.of(new WeeklySpell(TUESDAY, Hours.of("08:00", "10:00"), false, A_TUESDAY, A_TUESDAY.plusDays(14))),
                List.of(),
                Terms.USUAL);
        assertThat(time.atWork(TimeRange.of(day(A_TUESDAY.minusDays(14)).start(), Duration.ofDays(60))))
                .containsExactly(at(A_TUESDAY, "08:00", "10:00"), at(A_TUESDAY.plusDays(7), "08:00", "10:00"));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.of(
                LocalDate.of(2026, 3, 28),
                LocalDate.of(2026, 4, 1),
                LocalDate.of(2026, 4, 4),
                LocalDate.of(2026, 10, 24),
                LocalDate.of(2026, 12, 24),
                LocalDate.of(2027, 3, 27),
                LocalDate.of(2027, 6, 1));
    }

    @Provide
    Arbitrary<WorkingTime> times() {
        Arbitrary<Hours> hours = Combinators.combine(
                        Arbitraries.of(0, 60, 120, 125, 150, 180, 480, 1320), Arbitraries.of(5, 40, 240, 720, 1440))
                .as((first, length) -> hours(first, Math.min(first + length, 1440)));
        Arbitrary<WeeklySpell> spell = Combinators.combine(
                        Arbitraries.of(DayOfWeek.class),
                        hours,
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))))
                .as((day, part, joint) -> new WeeklySpell(day, part, joint, LocalDate.MIN, LocalDate.MAX));
        Arbitrary<OtherDays> other = Combinators.combine(
                        days(),
                        Arbitraries.integers().between(0, 2),
                        hours.list().ofMaxSize(2))
                .as((day, more, parts) ->
                        new OtherDays(new UUID(0, 1), day.plusDays(1), day.plusDays(1L + more), parts));
        return Combinators.combine(
                        spell.list().ofMinSize(3).ofMaxSize(12),
                        other.list().ofMaxSize(1),
                        Arbitraries.of(HolidayHours.class))
                .as((week, others, holidays) -> new WorkingTime(week, others, new Terms(holidays, 0, 0, 0, 5, 0)));
    }

    /** Looks at the clock in every minute of a window. */
    private static Set<Long> oracle(WorkingTime time, TimeRange window, Predicate<WeeklySpell> counts) {
        var minutes = new TreeSet<Long>();
        for (Instant minute = window.start(); minute.isBefore(window.end()); minute = minute.plusSeconds(60)) {
            LocalDateTime shown = LocalDateTime.ofInstant(minute, OSLO);
            if (hoursOn(time, shown.toLocalDate(), counts).anyMatch(hours -> holds(hours, shown.toLocalTime()))) {
                minutes.add(minute.getEpochSecond() / 60);
            }
        }
        return minutes;
    }

    private static Stream<Hours> hoursOn(WorkingTime time, LocalDate date, Predicate<WeeklySpell> counts) {
        Optional<OtherDays> other = time.otherDays().stream()
                .filter(days -> !date.isBefore(days.first()) && !date.isAfter(days.last()))
                .findFirst();
        if (other.isPresent()) {
            return other.get().hours().stream();
        }
        boolean holiday = HolidayRules.on(date).isPresent();
        HolidayHours then = time.terms().holidays();
        if (holiday && then == HolidayHours.CLOSED) {
            return Stream.empty();
        }
        DayOfWeek weekday = holiday && then == HolidayHours.AS_ON_SUNDAYS ? DayOfWeek.SUNDAY : date.getDayOfWeek();
        return time.week().stream()
                .filter(counts)
                .filter(each -> each.weekday() == weekday)
                .map(WeeklySpell::hours);
    }

    private static boolean holds(Hours hours, LocalTime shown) {
        return !shown.isBefore(hours.opens())
                && (hours.closes().equals(LocalTime.MIDNIGHT) || shown.isBefore(hours.closes()));
    }

    private static Set<Long> minutes(List<TimeRange> spans) {
        return spans.stream()
                .flatMap(span -> Stream.iterate(
                        span.start().getEpochSecond() / 60,
                        minute -> minute < span.end().getEpochSecond() / 60,
                        minute -> minute + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Hours hours(int first, int last) {
        return new Hours(LocalTime.ofSecondOfDay(first * 60L), LocalTime.ofSecondOfDay(last % 1440 * 60L));
    }

    private static WorkingTime every(DayOfWeek day, String hours, Terms terms) {
        return new WorkingTime(List.of(spell(day, hours, false)), List.of(), terms);
    }

    private static WeeklySpell spell(DayOfWeek day, String hours, boolean joint) {
        return new WeeklySpell(day, Hours.listOf(hours).getFirst(), joint, LocalDate.MIN, LocalDate.MAX);
    }

    private static TimeRange day(LocalDate date) {
        return TimeRange.of(
                date.atStartOfDay(OSLO).toInstant(),
                date.plusDays(1).atStartOfDay(OSLO).toInstant());
    }

    private static TimeRange at(LocalDate date, String from, String to) {
        return TimeRange.of(
                date.atTime(LocalTime.parse(from)).atZone(OSLO).toInstant(),
                date.atTime(LocalTime.parse(to)).atZone(OSLO).toInstant());
    }
}
