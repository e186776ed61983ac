package no.samkonsult.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementIdTest {
    /** Microseconds from year 1 to year 9999. */
    private static final long YEAR_1 = -62_135_596_800_000_000L;

    private static final long YEAR_9999 = 253_402_300_799_999_999L;

    @Property
    void itsTextNamesIt(
            @ForAll @IntRange(min = 1) int patient,
            @ForAll @LongRange(min = YEAR_1, max = YEAR_9999) long micros,
            @ForAll Kind kind,
            @ForAll @IntRange(min = 1) int device,
            @ForAll @IntRange(min = -1) int sequence) {
        var id = new MeasurementId(patient, Instant.EPOCH.plus(micros, ChronoUnit.MICROS), kind, device, sequence);
        assertThat(MeasurementId.parse(id.toString())).contains(id);
        assertThat(id.toString()).matches("[A-Za-z0-9\\-.]{1,64}");
    }

    @Test
    void beforeNineteenSeventyAndUncountedHaveTextsToo() {
        var id = new MeasurementId(12, Instant.EPOCH.minus(1, ChronoUnit.MICROS), Kind.PULSE, 7, -1);
        assertThat(id).hasToString("c-.1-2-7-.");
        assertThat(MeasurementId.parse("c-.1-2-7-.")).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c",
                "c-1-1-7",
                "c-1-1-7-3-3",
                "c-1-z-7-3",
                "c-1-0-7-3",
                "C-1-1-7-3",
                "c--1-1-7-3",
                "c-..1-1-7-3",
                "c-1-1-7-..",
                "c-1-1-7--1",
                "zzzzzzzz-1-1-7-3",
                "c-zzzzzzzzzzzzzzzz-1-7-3",
                "c-1-1-7-zzzzzzzz",
                "c-1-1-7-3\n",
                "' OR 1=1",
                "c-1-1-7-000000000000000000000000000000000000000000000000000000000000000003"
            })
    void whatNamesNothingIsNothing(String text) {
        assertThat(MeasurementId.parse(text)).isEmpty();
    }

    @Property
    void noTextBreaksIt(@ForAll String text) {
        MeasurementId.parse(text)
                .ifPresent(id -> assertThat(MeasurementId.parse(id.toString())).contains(id));
    }
}
