package no.samkonsult.measurement.again;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import no.samkonsult.measurement.again.NightRules.Times;
import no.samkonsult.measurement.judgement.Night;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightRulesTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Night NIGHT = new Night(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Oslo"));

    @ParameterizedTest(name = "{0}: asked {1}")
    @CsvSource({
        "2026-11-21T20:59:59Z, 2026-11-21T20:59:59Z",
        "2026-11-21T21:00:00Z, 2026-11-22T06:00:00Z",
        "2026-11-22T02:10:00Z, 2026-11-22T06:00:00Z",
        "2026-11-22T05:59:59Z, 2026-11-22T06:00:00Z",
        "2026-11-22T06:00:00Z, 2026-11-22T06:00:00Z",
        "2026-10-24T22:00:00Z, 2026-10-25T06:00:00Z",
        "2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z"
    })
    void aYellowReadingWaitsForTheMorning(Instant now, Instant asked) {
        assertThat(NightRules.times(now, false, QUARTER, NIGHT)).isEqualTo(new Times(asked, asked.plus(QUARTER)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"2026-11-22T02:10:00Z", "2026-11-21T12:00:00Z"})
    void aRedReadingIsAskedAboutAtAnyHourAndWaitsNoLongerThanItsLimitsSay(Instant now) {
        assertThat(NightRules.times(now, true, QUARTER, NIGHT)).isEqualTo(new Times(now, now.plus(QUARTER)));
    }

    @ParameterizedTest(name = "a night from 01:00 to 09:00, at {0}: {1}")
    @CsvSource({"00:59, false", "01:00, true", "08:59, true", "09:00, false"})
    void aNightNeedNotGoOverMidnight(LocalTime time, boolean night) {
        var late = new Night(LocalTime.of(1, 0), LocalTime.of(9, 0), ZoneId.of("Europe/Oslo"));
        assertThat(late.isAt(time)).isEqualTo(night);
    }

    @Property
    void nobodyIsAskedInTheNightNorMoreThanANightLater(
            @ForAll @LongRange(min = 1_767_225_600, max = 1_798_761_600) long second,
            @ForAll @IntRange(min = 1, max = 600) int minutes) {
        Instant now = Instant.ofEpochSecond(second);
        Times times = NightRules.times(now, false, Duration.ofMinutes(minutes), NIGHT);
        assertThat(NIGHT.isAt(times.askAt().atZone(NIGHT.zone()).toLocalTime())).isFalse();
        assertThat(times.askAt()).isBetween(now, now.plus(Duration.ofHours(10)));
        assertThat(times.dueAt()).isEqualTo(times.askAt().plus(Duration.ofMinutes(minutes)));
    }
}
