package no.samkonsult.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29); // Sunday, 23 hours
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25); // Sunday, 25 hours

    @ParameterizedTest(name = "{0}: {1}–{2} is {3} to {4}")
    @CsvSource({
        "2026-03-29, 13:00, 15:30, 2026-03-29T13:00+02:00, 2026-03-29T15:30+02:00",
        "2026-10-25, 13:00, 15:30, 2026-10-25T13:00+01:00, 2026-10-25T15:30+01:00",
        "2026-03-29, 00:00, 07:00, 2026-03-29T00:00+01:00, 2026-03-29T07:00+02:00",
        "2026-10-25, 00:00, 07:00, 2026-10-25T00:00+02:00, 2026-10-25T07:00+01:00",
        "2026-03-29, 22:00, 24:00, 2026-03-29T22:00+02:00, 2026-03-30T00:00+02:00",
        "2026-10-25, 02:00, 03:00, 2026-10-25T02:00+02:00, 2026-10-25T03:00+01:00",
        "2026-10-25, 02:30, 02:45, 2026-10-25T02:30+02:00, 2026-10-25T02:45+01:00",
        "2026-03-29, 02:30, 04:00, 2026-03-29T03:30+02:00, 2026-03-29T04:00+02:00"
    })
    void keepsTheClockTimesOnDaysOf23And25Hours(LocalDate day, String from, String to, String start, String end) {
        assertThat(hours(from, to).over(dayOf(day)))
                .containsExactly(TimeRange.of(
                        OffsetDateTime.parse(start).toInstant(),
                        OffsetDateTime.parse(end).toInstant()));
    }

    @Test
    void isNoWorkWhenTheClockSkipsAllOfIt() {
        assertThat(hours("02:00", "03:00").over(dayOf(SPRING))).isEmpty();
    }

    @Test
    void aNightIsAnHourShorterInSpringAndLongerInAutumn() {
        assertThat(hours("00:00", "08:00").over(dayOf(SPRING)).map(TimeRange::length))
                .containsExactly(Duration.ofHours(7));
        assertThat(hours("00:00", "08:00").over(dayOf(AUTUMN)).map(TimeRange::length))
                .containsExactly(Duration.ofHours(9));
    }

    @Test
    void appliesFromItsFirstDateUntilTheDateThatEndsIt() {
        var hours = new WorkingHours(DayOfWeek.SUNDAY, 480, 960, SPRING, SPRING.plusWeeks(2));
        assertThat(hours.over(TimeRange.of(
                        SPRING.minusWeeks(2).atStartOfDay(WorkingHours.ZONE).toInstant(), Duration.ofDays(42))))
                .extracting(spell -> LocalDate.ofInstant(spell.start(), WorkingHours.ZONE))
                .containsExactly(SPRING, SPRING.plusWeeks(1));
    }

    @Test
    void refusesASpellThatEndsBeforeItBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> hours("12:00", "11:55"));
    }

    private static WorkingHours hours(String from, String to) {
        return new WorkingHours(DayOfWeek.SUNDAY, minute(from), minute(to), LocalDate.MIN, LocalDate.MAX);
    }

    private static int minute(String clock) {
        var parts = clock.split(":");
        return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }

    private static TimeRange dayOf(LocalDate date) {
        return TimeRange.of(
                date.atStartOfDay(WorkingHours.ZONE).toInstant(),
                date.plusDays(1).atStartOfDay(WorkingHours.ZONE).toInstant());
    }
}
