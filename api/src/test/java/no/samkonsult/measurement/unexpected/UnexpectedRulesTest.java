package no.samkonsult.measurement.unexpected;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.unexpected.UnexpectedRules.Planned;
import no.samkonsult.monitoring.schedule.Schedule;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnexpectedRulesTest {
    private static final TimeRange YEAR = range("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");

    /** At 08:00 in Norway, from 07:00 to 10:00. */
    private static final Schedule MORNINGS = new Schedule(
            List.of(LocalTime.of(8, 0)),
            Set.of(DayOfWeek.values()),
            1,
            LocalDate.of(2026, 1, 1),
            Duration.ofHours(1),
            Duration.ofHours(2));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-20T05:59:59Z, OTHER_TIME",
        "2026-11-20T06:00:00Z, ",
        "2026-11-20T08:59:59Z, ",
        "2026-11-20T09:00:00Z, OTHER_TIME"
    })
    void isOfAnotherTimeOutsideOfEveryWindow(Instant at, Unexpected expected) {
        assertThat(UnexpectedRules.unexpected(Kind.WEIGHT, at, List.of(asked(Kind.WEIGHT)), List.of())
                        .orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{1} where {0} is asked for: {2}")
    @CsvSource({
        "WEIGHT, GLUCOSE, OTHER_KIND",
        "WEIGHT, PULSE, OTHER_KIND",
        "BLOOD_PRESSURE, PULSE, ",
        "OXYGEN_SATURATION, PULSE, ",
        "PULSE, BLOOD_PRESSURE, OTHER_KIND"
    })
    void isOfAnotherKindWhereThePlanDoesNotAskForIt(Kind asked, Kind measured, Unexpected expected) {
        Instant inTime = Instant.parse("2026-11-20T07:00:00Z");
        assertThat(UnexpectedRules.unexpected(measured, inTime, List.of(asked(asked)), List.of())
                        .orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void withoutAPlanNothingIsUnexpected() {
        Instant before = YEAR.start().minusSeconds(1);
        assertThat(UnexpectedRules.unexpected(Kind.WEIGHT, before, List.of(asked(Kind.WEIGHT)), List.of()))
                .isEmpty();
    }

    @Test
    void whatThePatientWasAskedToMeasureAgainIsExpected() {
        Instant evening = Instant.parse("2026-11-20T18:00:00Z");
        assertThat(UnexpectedRules.unexpected(
                        Kind.WEIGHT,
                        evening,
                        List.of(asked(Kind.WEIGHT)),
                        List.of(TimeRange.of(evening.minusSeconds(60), Duration.ofMinutes(15)))))
                .isEmpty();
    }

    @Test
    void inAPauseNothingIsExpected() {
        TimeRange pause = range("2026-11-19T00:00:00Z", "2026-11-22T00:00:00Z");
        var paused = new Planned(Kind.WEIGHT, MORNINGS, YEAR, List.of(pause));
        assertThat(UnexpectedRules.unexpected(
                        Kind.WEIGHT, Instant.parse("2026-11-20T07:00:00Z"), List.of(paused), List.of()))
                .contains(Unexpected.OTHER_TIME);
    }

    private static Planned asked(Kind kind) {
        return new Planned(kind, MORNINGS, YEAR, List.of());
    }

    private static TimeRange range(String start, String end) {
        return TimeRange.of(Instant.parse(start), Instant.parse(end));
    }
}
