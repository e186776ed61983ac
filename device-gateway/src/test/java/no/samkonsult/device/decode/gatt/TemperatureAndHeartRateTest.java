package no.samkonsult.device.decode.gatt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import no.samkonsult.device.Absence;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemperatureAndHeartRateTest {
    @Test
    void readsAThermometer() {
        assertThat(GattExamples.TEMPERATURES)
                .extracting(value -> Relay.reading("2a1c", value).values().get("value"))
                .containsExactly(new BigDecimal("36.0"), new BigDecimal("36.2"), new BigDecimal("36.8"));
        Reading reading = Relay.reading("2a1c", GattExamples.TEMPERATURES.getFirst());
        assertThat(reading.kind()).isEqualTo(Kind.TEMPERATURE);
        assertThat(reading.unit()).isNull();
        assertThat(reading.time()).isEqualTo("2018-03-10T21:52:00+01:00");
        assertThat(reading.details().marks()).containsExactly(Mark.LOCAL_TIME);
    }

    @Test
    void fahrenheitIsSaidAndNotConverted() {
        Reading reading = Relay.reading("2a1c", "01 DA0300FF");
        assertThat(reading.unit()).isEqualTo("[degF]");
        assertThat(reading.values()).isEqualTo(Map.of("value", new BigDecimal("98.6")));
    }

    @Test
    void aTemperatureThatIsMissingIsAReadingThatSaysWhy() {
        Reading reading = Relay.reading("2a1c", "00 FFFF7F00");
        assertThat(reading.details().absence()).isEqualTo(Absence.NOT_A_NUMBER);
        assertThat(reading.values()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "00 700100, temperature: cut off",
        "04 700100FF, temperatureType: cut off",
        "00 70010080, values.value: too many digits"
    })
    void namesWhatIsWrongWithATemperature(String value, String reason) {
        assertThat(Relay.refusal("2a1c", value)).isEqualTo(reason);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "10 48 2C03, 72",
        "10 49 5E03 9603, 73",
        "10 28, 40",
        "16 4E 1B03 1203, 78",
        "00 FF, 255",
        "01 2C01, 300",
        "08 3C 0A00, 60",
        "19 3C00 0A00 2C03, 60"
    })
    void readsAPulseOfOneByteOrTwo(String value, BigDecimal pulse) {
        Reading reading = Relay.reading("2a37", value);
        assertThat(reading.kind()).isEqualTo(Kind.PULSE);
        assertThat(reading.values()).isEqualTo(Map.of("value", pulse));
        assertThat(reading.details().marks()).isEmpty();
    }

    @ParameterizedTest(name = "flags {0}: {1}")
    @CsvSource({"00, false", "02, false", "04, true", "06, false"})
    void aPulseWithoutSkinContactIsQuestionable(String flags, boolean questionable) {
        assertThat(Relay.marks("2a37", flags + "48").contains(Mark.QUESTIONABLE))
                .isEqualTo(questionable);
    }

    @Test
    void halfAnIntervalIsCutOff() {
        assertThat(Relay.refusal("2a37", "10 48 2C")).isEqualTo("interval: cut off");
    }
}
