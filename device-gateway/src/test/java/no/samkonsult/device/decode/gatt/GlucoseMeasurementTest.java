package no.samkonsult.device.decode.gatt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.device.Absence;
import no.samkonsult.device.Details;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import no.samkonsult.device.Supplement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlucoseMeasurementTest {
    private static final String BEFORE_CONCENTRATION = "0700 EA07 0B 15 08 0F 00";

    @Test
    void readsAMeterThatCountsFromABaseTime() {
        assertThat(read(GattExamples.GLUCOSE_WITH_CONTEXT))
                .isEqualTo(new Reading(
                        Kind.GLUCOSE,
                        OffsetDateTime.parse("2024-01-30T11:37:27+01:00"),
                        15,
                        Map.of("value", new BigDecimal("111")),
                        "mg/dL",
                        Details.builder()
                                .beneath(Relay.ADDRESS)
                                .mark(Mark.LOCAL_TIME)
                                .build()));
    }

    @Test
    void readsOtherMeters() {
        assertThat(read(GattExamples.GLUCOSE).values()).isEqualTo(Map.of("value", new BigDecimal("104")));
        assertThat(read(GattExamples.GLUCOSE).time()).isEqualTo("2020-05-14T18:23:29+02:00");
        assertThat(read(GattExamples.GLUCOSE_OF_WHOLE_BLOOD).values())
                .isEqualTo(Map.of("value", new BigDecimal("120")));
        assertThat(read(GattExamples.GLUCOSE_OF_WHOLE_BLOOD).details().supplements())
                .containsExactlyInAnyOrder(Supplement.CAPILLARY, Supplement.WHOLE_BLOOD);
    }

    @ParameterizedTest(name = "{0} is {1} mmol/L")
    @CsvSource({"3EC0, 6.2", "6CB2, 6.20", "06D0, 6", "FAC0, 25.0"})
    void molesPerLitreAreMovedToMillimolesWithTheirPrecision(String sfloat, BigDecimal millimoles) {
        Reading reading = read("06" + BEFORE_CONCENTRATION + sfloat + "18");
        assertThat(reading.values()).isEqualTo(Map.of("value", millimoles));
        assertThat(reading.unit()).isNull();
    }

    @ParameterizedTest(name = "{0} is {1} mg/dL")
    @CsvSource({"6FB0, 111", "57A4, 111.1", "0BC0, 1.1E+2"})
    void kilogramsPerLitreAreMovedToMilligramsPerDecilitreWithTheirPrecision(String sfloat, BigDecimal milligrams) {
        Reading reading = read("02" + BEFORE_CONCENTRATION + sfloat + "18");
        assertThat(reading.values()).isEqualTo(Map.of("value", milligrams));
        assertThat(reading.unit()).isEqualTo("mg/dL");
    }

    @ParameterizedTest(name = "{0} minutes: {1}")
    @CsvSource({
        "0000, 2026-11-21T08:15:00+01:00",
        "2D00, 2026-11-21T09:00:00+01:00",
        "D3FF, 2026-11-21T07:30:00+01:00",
        "FE7F, 2026-12-14T02:21:00+01:00",
        "0180, 2026-10-29T14:08:00+01:00"
    })
    void theOffsetLeadsToTheTimeThatTheUserSaw(String minutes, OffsetDateTime time) {
        assertThat(read("03" + BEFORE_CONCENTRATION + minutes + "6FB0 18").time())
                .isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FF7F", "0080"})
    void anOffsetBeyondWhatItCanSayIsNoTime(String minutes) {
        Reading reading = read("03" + BEFORE_CONCENTRATION + minutes + "6FB0 18");
        assertThat(reading.time()).isNull();
        assertThat(reading.details().marks()).containsExactly(Mark.CLOCK_NOT_SET);
    }

    @ParameterizedTest(name = "type {0}: {1}")
    @CsvSource({
        "0, ''",
        "1, CAPILLARY WHOLE_BLOOD",
        "2, CAPILLARY",
        "3, VENOUS WHOLE_BLOOD",
        "4, VENOUS",
        "5, ARTERIAL WHOLE_BLOOD",
        "6, ARTERIAL",
        "7, WHOLE_BLOOD",
        "8, ''",
        "9, INTERSTITIAL",
        "F, ''"
    })
    void theTypeOfSampleIsASupplement(String type, String supplements) {
        Details details = read("02" + BEFORE_CONCENTRATION + "6FB0 1" + type).details();
        assertThat(details.supplements())
                .isEqualTo(words(supplements).map(Supplement::valueOf).collect(Collectors.toSet()));
        assertThat(details.marks()).containsExactly(Mark.LOCAL_TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A", "48", "4A"})
    void controlSolutionIsNoPatientsValue(String sample) {
        assertThat(read("02" + BEFORE_CONCENTRATION + "6FB0" + sample).details().marks())
                .contains(Mark.DEMONSTRATION);
    }

    @ParameterizedTest(name = "status {0}: {1}")
    @CsvSource({
        "0100, ''",
        "0200, SENSOR_FAULT",
        "0400, QUESTIONABLE",
        "0800, QUESTIONABLE",
        "1000, QUESTIONABLE",
        "8000, QUESTIONABLE",
        "0001, QUESTIONABLE",
        "0002, QUESTIONABLE",
        "0004, SENSOR_FAULT",
        "0008, CLOCK_NOT_SET",
        "00F0, ''"
    })
    void eachStatusBitHasItsMark(String status, String mark) {
        Set<Mark> marks = Relay.marks("2a18", "0A" + BEFORE_CONCENTRATION + "6FB0 18" + status);
        assertThat(marks)
                .isEqualTo(words(mark + " LOCAL_TIME").map(Mark::valueOf).collect(Collectors.toSet()));
    }

    @ParameterizedTest(name = "status {0}: {1}")
    @CsvSource({"2000, POSITIVE_INFINITY", "4000, NEGATIVE_INFINITY", "6000, ERROR"})
    void aResultBeyondWhatTheMeterCanMeasureIsALimitAndNoValue(String status, Absence reason) {
        for (String flagsAndValue : new String[] {"6FB0 18", "FE07 18", "FF07 18"}) {
            Reading reading = read("0A" + BEFORE_CONCENTRATION + flagsAndValue + status);
            assertThat(reading.details().absence()).isEqualTo(reason);
            assertThat(reading.values()).isEmpty();
        }
        assertThat(read("08" + BEFORE_CONCENTRATION + status).details().absence())
                .isEqualTo(reason);
    }

    @Test
    void aMeasurementWithoutAConcentrationIsAReadingThatSaysSo() {
        Reading reading = read("00" + BEFORE_CONCENTRATION);
        assertThat(reading.details().absence()).isEqualTo(Absence.ERROR);
        assertThat(reading.sequence()).isEqualTo(7);
    }

    @Test
    void refusesAnAmountThatNoScaleHolds() {
        assertThat(Relay.refusal("2a18", "02" + BEFORE_CONCENTRATION + "6F70 18"))
                .isEqualTo("values.value: too many digits");
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private static Reading read(String value) {
        return Relay.reading("2a18", value);
    }
}
