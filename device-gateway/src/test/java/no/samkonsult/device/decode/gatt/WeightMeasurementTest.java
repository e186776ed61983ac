package no.samkonsult.device.decode.gatt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import no.samkonsult.device.Absence;
import no.samkonsult.device.Details;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightMeasurementTest {
    @Test
    void readsAScaleInPounds() {
        assertThat(read(GattExamples.WEIGHT_IN_POUNDS))
                .isEqualTo(new Reading(
                        Kind.WEIGHT,
                        OffsetDateTime.parse("2016-02-25T03:49:28+01:00"),
                        null,
                        Map.of("value", new BigDecimal("46.60")),
                        "[lb_av]",
                        Details.builder()
                                .beneath(Relay.ADDRESS)
                                .mark(Mark.LOCAL_TIME)
                                .build()));
    }

    @Test
    void readsEveryFieldAndPassesOverMassIndexAndHeight() {
        Reading reading = read(GattExamples.WEIGHT_WITH_EVERY_FIELD);
        assertThat(reading.values()).isEqualTo(Map.of("value", new BigDecimal("73.340")));
        assertThat(reading.unit()).isNull();
        assertThat(reading.time()).isEqualTo("2026-11-21T07:30:00+01:00");
        assertThat(reading.details().user()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} is {1} kg or {2} lb")
    @CsvSource({"0000, 0.000, 0.00", "0100, 0.005, 0.01", "4C39, 73.340, 146.68", "FEFF, 327.670, 655.34"})
    void theResolutionIsThePrecision(String steps, BigDecimal kilograms, BigDecimal pounds) {
        assertThat(read("00" + steps).values()).isEqualTo(Map.of("value", kilograms));
        assertThat(read("01" + steps).values()).isEqualTo(Map.of("value", pounds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 FFFF", "01 FFFF", "06 FFFF EA07 0B 15 07 1E 00 02"})
    void anUnsuccessfulMeasurementIsAReadingThatSaysSo(String value) {
        assertThat(read(value).values()).isEmpty();
        assertThat(read(value).details().absence()).isEqualTo(Absence.ERROR);
    }

    @Test
    void anUnknownUserIsNone() {
        assertThat(read("04 4C39 FF").details().user()).isNull();
        assertThat(read("04 4C39 00").details().user()).isZero();
    }

    private static Reading read(String value) {
        return Relay.reading("2a9d", value);
    }
}
