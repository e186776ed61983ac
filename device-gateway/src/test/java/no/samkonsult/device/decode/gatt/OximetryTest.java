package no.samkonsult.device.decode.gatt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.samkonsult.device.Absence;
import no.samkonsult.device.Details;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OximetryTest {
    @Test
    void readsASpotCheckOfAnOximeterWhoseClockWasNeverSet() {
        assertThat(Relay.reading("2a5e", GattExamples.SPOT_CHECK))
                .isEqualTo(new Reading(
                        Kind.OXYGEN_SATURATION,
                        OffsetDateTime.parse("2017-01-01T01:34:19+01:00"),
                        null,
                        Map.of("saturation", new BigDecimal("97"), "pulse", new BigDecimal("96")),
                        null,
                        Details.builder()
                                .beneath(Relay.ADDRESS)
                                .mark(Mark.LOCAL_TIME)
                                .mark(Mark.CLOCK_NOT_SET)
                                .mark(Mark.WEAK_SIGNAL)
                                .build()));
    }

    @Test
    void readsContinuousMeasuringWithoutATime() {
        Reading reading = Relay.reading("2a5f", GattExamples.CONTINUOUS);
        assertThat(reading.time()).isNull();
        assertThat(reading.values())
                .isEqualTo(Map.of("saturation", new BigDecimal("98"), "pulse", new BigDecimal("78")));
        assertThat(reading.details().marks()).isEmpty();
    }

    @ParameterizedTest(name = "bit {0}: {1}")
    @CsvSource({
        "0, ''",
        "5, ''",
        "6, QUESTIONABLE",
        "7, ''",
        "8, ''",
        "9, STORED",
        "10, DEMONSTRATION",
        "11, DEMONSTRATION",
        "12, QUESTIONABLE",
        "14, QUESTIONABLE"
    })
    void eachBitOfTheMeasurementStatusHasItsMark(int bit, String mark) {
        String status = octets(1 << bit, 2);
        assertThat(Relay.marks("2a5e", "02 6100 6000" + status)).isEqualTo(named(mark));
        assertThat(Relay.marks("2a5f", "04 6100 6000" + status)).isEqualTo(named(mark));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 15})
    void whatIsUnavailableOrInvalidIsNoValue(int bit) {
        Reading reading = Relay.reading("2a5e", "02 6100 6000" + octets(1 << bit, 2));
        assertThat(reading.details().absence()).isEqualTo(Absence.ERROR);
        assertThat(reading.values()).isEmpty();
    }

    @ParameterizedTest(name = "bit {0}: {1}")
    @CsvSource({
        "0, QUESTIONABLE",
        "1, SENSOR_FAULT",
        "2, QUESTIONABLE",
        "3, QUESTIONABLE",
        "4, WEAK_SIGNAL",
        "5, WEAK_SIGNAL",
        "6, QUESTIONABLE",
        "7, QUESTIONABLE",
        "8, QUESTIONABLE",
        "9, ''",
        "10, QUESTIONABLE",
        "11, QUESTIONABLE",
        "12, SENSOR_FAULT",
        "13, POSITION",
        "14, SENSOR_FAULT",
        "15, SENSOR_FAULT",
        "16, ''",
        "23, ''"
    })
    void eachBitOfTheDeviceAndSensorStatusHasItsMark(int bit, String mark) {
        String status = octets(1 << bit, 3);
        assertThat(Relay.marks("2a5e", "04 6100 6000" + status)).isEqualTo(named(mark));
        assertThat(Relay.marks("2a5f", "08 6100 6000" + status)).isEqualTo(named(mark));
    }

    @Test
    void saturationOutOfRangeIsAbsentAndThePulseIsKept() {
        Reading reading = Relay.reading("2a5e", "00 FF07 6000");
        assertThat(reading.details().absence()).isEqualTo(Absence.NOT_A_NUMBER);
        assertThat(reading.values()).containsOnlyKeys("pulse");
    }

    @Test
    void aPulseThatIsMissingIsLeftOut() {
        Reading reading = Relay.reading("2a5e", "00 6100 FF07");
        assertThat(reading.details().absence()).isNull();
        assertThat(reading.values()).containsOnlyKeys("saturation");
    }

    @Test
    void theNormalPairIsTheReadingAndTheOthersNeverStandInForIt() {
        String others = "6300 5000 6000 4F00";
        assertThat(Relay.reading("2a5f", "03 6100 4E00" + others).values())
                .isEqualTo(Map.of("saturation", new BigDecimal("97"), "pulse", new BigDecimal("78")));
        assertThat(Relay.reading("2a5f", "03 FF07 FF07" + others).values()).isEmpty();
    }

    @Test
    void aPulseAmplitudeIsPassedOver() {
        assertThat(Relay.reading("2a5e", "08 6100 6000 20F0")).isEqualTo(Relay.reading("2a5e", "00 6100 6000"));
        assertThat(Relay.reading("2a5f", "10 6100 6000 20F0")).isEqualTo(Relay.reading("2a5f", "00 6100 6000"));
        assertThat(Relay.refusal("2a5f", "10 6100 6000 20")).isEqualTo("pulseAmplitudeIndex: cut off");
        assertThat(Relay.refusal("2a5f", "02 6100 6000 2000")).isEqualTo("slow.pulseRate: cut off");
    }

    private static Set<Mark> named(String marks) {
        return Arrays.stream(marks.split(" "))
                .filter(mark -> !mark.isEmpty())
                .map(Mark::valueOf)
                .collect(Collectors.toSet());
    }

    private static String octets(int bits, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("%02X".formatted((bits >> (8 * i)) & 0xFF));
        }
        return text.toString();
    }
}
