package no.samkonsult.measurement.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.measurement.Remark;
import no.samkonsult.measurement.intake.ClockRules.Moment;
import no.samkonsult.measurement.intake.Particulars.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every message arrives at 08:15:30.123456789 UTC on 21 November 2026. */
class ClockRulesTest {
    @ParameterizedTest(name = "measured {0} without more known: {1} s ahead, suspect {2}")
    @CsvSource({
        "2026-11-21T08:15:00Z, , false",
        "2026-11-21T08:20:30Z, , false",
        "2026-11-21T08:20:31.2Z, 301, true",
        "2026-11-21T09:15:30.2Z, 3600, true",
        "2026-08-23T08:15:31Z, , false",
        "2026-08-23T08:15:30Z, , true",
        "9999-12-31T23:59:59Z, , true"
    })
    void aClockIsProvablyAheadWhereAReadingArrivesBeforeItWasTaken(
            String measured, @Nullable Integer ahead, boolean suspect) {
        Moment moment = moment(measured, null, null);
        assertThat(moment.reportedAt()).isEqualTo(Instant.parse(measured));
        assertThat(moment.skew()).isEqualTo(ahead == null ? null : Duration.ofSeconds(ahead));
        assertThat(moment.isSuspect()).isEqualTo(suspect);
    }

    @ParameterizedTest(name = "measured {0}, the clock shows {1}: really {2}, suspect {3}")
    @CsvSource({
        "2026-11-21T09:00:00Z, 2026-11-21T09:15:30.2Z, 2026-11-21T08:00:00Z, false",
        "2000-01-01T00:10:00Z, 2000-01-01T00:12:00Z, 2026-11-21T08:13:30Z, false",
        "2026-11-21T08:14:00Z, 2026-11-21T08:16:00Z, 2026-11-21T08:14:00Z, false",
        "2000-01-01T00:10:00Z, 2026-11-21T08:15:30Z, 2000-01-01T00:10:00Z, true"
    })
    void aClockThatToldWhatItShowedIsCorrected(String measured, String shown, Instant really, boolean suspect) {
        Moment moment = moment(measured, shown, null);
        assertThat(moment.reportedAt()).isEqualTo(Instant.parse(measured));
        assertThat(moment.measuredAt()).isEqualTo(really);
        assertThat(moment.isSuspect()).isEqualTo(suspect);
    }

    @Test
    void whatWasFoundOutNotLongBeforeCounts() {
        Moment moment = moment("2026-11-21T09:00:00Z", null, Duration.ofHours(1));
        assertThat(moment.measuredAt()).isEqualTo(Instant.parse("2026-11-21T08:00:00Z"));
        assertThat(moment.isSuspect()).isFalse();
    }

    @Test
    void aClockThatSaysItIsNotSetIsSuspect() {
        var reading = Reported.bloodPressure().reading(remarked(Remark.CLOCK_NOT_SET));
        assertThat(ClockRules.moment(reading, Judging.reportedAt(reading), Optional.empty())
                        .isSuspect())
                .isTrue();
    }

    private static Moment moment(String measured, @Nullable String shown, @Nullable Duration known) {
        var particulars = new Particulars(
                null,
                null,
                null,
                shown == null ? null : OffsetDateTime.parse(shown),
                Set.of(),
                Set.of(),
                null,
                Standing.ORIGINAL);
        var reading = Reported.bloodPressure().at(measured).reading(particulars);
        return ClockRules.moment(reading, Judging.reportedAt(reading), Optional.ofNullable(known));
    }

    private static Particulars remarked(Remark remark) {
        return new Particulars(null, null, null, null, Set.of(), Set.of(remark), null, Standing.ORIGINAL);
    }
}
