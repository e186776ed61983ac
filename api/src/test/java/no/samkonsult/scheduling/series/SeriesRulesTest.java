package no.samkonsult.scheduling.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesRulesTest {
    /** A time that the clock skips has no time of its own that it could keep. */
    @Property
    void theClockOnTheWallShowsTheSameAtAllOfThemWhateverItDoesInBetween(
            @ForAll("starts") Instant first, @ForAll @IntRange(min = 1, max = 26) int everyWeeks) {
        List<Instant> starts = SeriesRules.starts(first, recurrence(everyWeeks));
        LocalDateTime shown = shown(first);
        assertThat(starts).isSorted().doesNotHaveDuplicates().first().isEqualTo(first);
        IntStream.range(0, starts.size()).forEach(n -> {
            LocalDateTime expected = shown.plusWeeks((long) n * everyWeeks);
            boolean skipped =
                    WallClockRules.ZONE.getRules().getValidOffsets(expected).isEmpty();
            assertThat(shown(starts.get(n)))
                    .isEqualTo(skipped ? expected.truncatedTo(ChronoUnit.HOURS).plusHours(1) : expected);
        });
        Statistics.label("the clocks change in between")
                .collect(starts.stream()
                                .map(start -> WallClockRules.ZONE.getRules().getOffset(start))
                                .distinct()
                                .count()
                        > 1)
                .coverage(cases -> cases.check(true).percentage(share -> share > 20));
    }

    @Property
    void theDaysOfOneAreNeverThoseOfTheNext(
            @ForAll("starts") Instant first, @ForAll @IntRange(min = 1, max = 26) int everyWeeks) {
        List<TimeRange> days = SeriesRules.starts(first, recurrence(everyWeeks)).stream()
                .map(start -> SeriesRules.around(start, everyWeeks))
                .toList();
        IntStream.range(1, days.size())
                .forEach(n -> assertThat(days.get(n).overlaps(days.get(n - 1))).isFalse());
    }

    @Property
    void whatIsMovedLikeTheFirstIsAsManyDaysFromItsOwnAtTheSameTimeOfDay(
            @ForAll("starts") Instant was, @ForAll @IntRange(min = -10, max = 10) int days) {
        Instant wanted =
                WallClockRules.at(shown(was).plusDays(days).toLocalDate().atTime(13, 0));
        Instant later = WallClockRules.at(shown(was).plusWeeks(6));
        LocalDateTime moved = shown(SeriesRules.moved(later, was, wanted));
        assertThat(moved).isEqualTo(shown(later).toLocalDate().plusDays(days).atTime(13, 0));
    }

    @Test
    void thirteenIsThirteenBeforeAndAfterTheClocksChange() {
        Instant first = Instant.parse("2026-10-19T11:00:00Z");
        assertThat(SeriesRules.starts(first, new Recurrence(1, 2)))
                .containsExactly(first, Instant.parse("2026-10-26T12:00:00Z"));
        assertThat(Duration.between(first, Instant.parse("2026-10-26T12:00:00Z")))
                .hasHours(169);
    }

    @ParameterizedTest(name = "every {0} weeks until {1}: {2}")
    @CsvSource({
        "6, 2026-11-30, 2",
        "6, 2026-12-01, 2",
        "6, 2027-01-10, 2",
        "6, 2027-01-11, 3",
        "1, 2027-01-04, 12",
        "26, 2027-10-18, 3"
    })
    void goesOnUntilADayThatDayIncluded(int everyWeeks, LocalDate last, int times) {
        assertThat(Recurrence.until(everyWeeks, LocalDate.of(2026, 10, 19), last))
                .isEqualTo(new Recurrence(everyWeeks, times));
    }

    @ParameterizedTest(name = "every {0} weeks until {1} is refused for {2}")
    @CsvSource({
        "6, 2026-11-29, until",
        "6, 2026-10-18, until",
        "1, 2027-01-11, until",
        "26, 2028-04-17, until",
        "0, 2027-01-11, everyWeeks",
        "27, 2027-10-11, everyWeeks"
    })
    void refusesADayThatMakesNoSeries(int everyWeeks, LocalDate last, String field) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Recurrence.until(everyWeeks, LocalDate.of(2026, 10, 19), last))
                .matches(refused -> refused.field().equals(field));
    }

    @ParameterizedTest(name = "{1} times every {0} weeks is refused for {2}")
    @CsvSource({"6, 1, times", "1, 13, times", "6, 10, times", "26, 4, times", "0, 4, everyWeeks", "27, 2, everyWeeks"})
    void refusesWhatIsNoSeriesWithinAYear(int everyWeeks, int times, String field) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new Recurrence(everyWeeks, times))
                .matches(refused -> refused.field().equals(field));
    }

    /** Every five minutes of some years, and often in the night in which the clocks change. */
    @Provide
    Arbitrary<Instant> starts() {
        Arbitrary<LocalDate> changes = Arbitraries.of(
                        "2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31", "2028-03-26")
                .map(LocalDate::parse);
        Arbitrary<LocalDate> days = Arbitraries.oneOf(
                changes,
                changes.map(day -> day.minusWeeks(6)),
                Arbitraries.integers().between(0, 800).map(LocalDate.of(2026, 1, 1)::plusDays));
        return days.flatMap(day -> Arbitraries.integers()
                .between(0, 287)
                .map(step -> WallClockRules.day(day).start().plus(Duration.ofMinutes(5L * step))));
    }

    /** As many times as there is room for in a year. */
    private static Recurrence recurrence(int everyWeeks) {
        return new Recurrence(everyWeeks, Math.min(Recurrence.MOST, 52 / everyWeeks + 1));
    }

    private static LocalDateTime shown(Instant instant) {
        return LocalDateTime.ofInstant(instant, WallClockRules.ZONE);
    }
}
