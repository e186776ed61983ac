package no.samkonsult.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {
    private static final TimeRange NOON_TO_ONE = range(12, 13);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-21T11:59:59.999999999Z, false",
        "2026-11-21T12:00:00Z, true",
        "2026-11-21T12:59:59.999999999Z, true",
        "2026-11-21T13:00:00Z, false"
    })
    void holdsItsStartAndNotItsEnd(Instant instant, boolean contained) {
        assertThat(NOON_TO_ONE.contains(instant)).isEqualTo(contained);
    }

    @ParameterizedTest(name = "{0} to {1}: overlaps {2}, contained {3}")
    @CsvSource({
        "11, 12, false, false",
        "13, 14, false, false",
        "11, 13, true, false",
        "12, 14, true, false",
        "11, 14, true, false",
        "12, 13, true, true"
    })
    void rangesThatMeetDoNotOverlap(int from, int to, boolean overlaps, boolean contained) {
        TimeRange other = range(from, to);
        assertThat(NOON_TO_ONE.overlaps(other)).isEqualTo(overlaps);
        assertThat(other.overlaps(NOON_TO_ONE)).isEqualTo(overlaps);
        assertThat(NOON_TO_ONE.contains(other)).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "13, 12"})
    void startsBeforeItEnds(int from, int to) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> range(from, to))
                .withMessage("start 2026-11-21T%d:00:00Z is not before end 2026-11-21T%d:00:00Z", from, to);
    }

    @Test
    void aStartAndALengthMakeTheSameRange() {
        assertThat(TimeRange.of(NOON_TO_ONE.start(), Duration.ofHours(1))).isEqualTo(NOON_TO_ONE);
        assertThat(NOON_TO_ONE.length()).isEqualTo(Duration.ofHours(1));
    }

    private static TimeRange range(int fromHour, int toHour) {
        return TimeRange.of(at(fromHour), at(toHour));
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-11-21T%02d:00:00Z".formatted(hour));
    }
}
