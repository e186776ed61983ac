package no.samkonsult.device.decode.gatt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samkonsult.device.Absence;
import no.samkonsult.device.Details;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BloodPressureMeasurementTest {
    @Test
    void readsAMonitorThatSetsReservedBitsAndHasNoMeanPressure() {
        assertThat(read(GattExamples.PRESSURE_WITH_RESERVED_BITS))
                .isEqualTo(new Reading(
                        Kind.BLOOD_PRESSURE,
                        OffsetDateTime.parse("2020-01-20T08:43:00+01:00"),
                        null,
                        Map.of(
                                "systolic", new BigDecimal("127.0"),
                                "diastolic", new BigDecimal("79.0"),
                                "pulse", new BigDecimal("69.0")),
                        null,
                        Details.builder()
                                .beneath(Relay.ADDRESS)
                                .user(1)
                                .mark(Mark.LOCAL_TIME)
                                .build()));
    }

    @Test
    void readsAnIrregularPulse() {
        assertThat(marks(GattExamples.PRESSURE_WITH_IRREGULAR_PULSE))
                .isEqualTo(Set.of(Mark.IRREGULAR_PULSE, Mark.LOCAL_TIME));
    }

    @Test
    void readsEveryMarkAndATimeWithoutAYear() {
        Reading reading = read(GattExamples.PRESSURE_WITHOUT_YEAR);
        assertThat(reading.time()).isNull();
        assertThat(reading.values())
                .isEqualTo(Map.of(
                        "systolic", new BigDecimal("138"),
                        "diastolic", new BigDecimal("88"),
                        "mean", new BigDecimal("120"),
                        "pulse", new BigDecimal("60")));
        assertThat(reading.details().marks())
                .containsExactlyInAnyOrder(
                        Mark.MOTION, Mark.CUFF_FIT, Mark.IRREGULAR_PULSE, Mark.POSITION, Mark.CLOCK_NOT_SET);
    }

    @Test
    void readsKilopascalWithThePrecisionOfEach() {
        Reading reading = read(GattExamples.PRESSURE_IN_KILOPASCAL);
        assertThat(reading.unit()).isEqualTo("kPa");
        assertThat(reading.values())
                .isEqualTo(Map.of(
                        "systolic", new BigDecimal("18.9"),
                        "diastolic", new BigDecimal("11"),
                        "mean", new BigDecimal("15.9"),
                        "pulse", new BigDecimal("60")));
    }

    @ParameterizedTest(name = "status {0}: {1}")
    @CsvSource({
        "0000, ''",
        "0100, MOTION",
        "0200, CUFF_FIT",
        "0400, IRREGULAR_PULSE",
        "0800, ''",
        "1000, ''",
        "2000, POSITION",
        "C0FF, ''"
    })
    void eachStatusBitHasItsMark(String status, String mark) {
        assertThat(marks("10 8000 5200 6100" + status)).extracting(Mark::name).isEqualTo(named(mark));
    }

    @ParameterizedTest(name = "user {0}: {1}")
    @CsvSource(
            value = {"00, 0", "01, 1", "FE, 254", "FF, null"},
            nullValues = "null")
    void theLastUserIsTheUnknownOne(String octet, @Nullable Integer user) {
        assertThat(read("08 8000 5200 6100" + octet).details().user()).isEqualTo(user);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "FF07, NOT_A_NUMBER",
        "0008, NOT_AT_THIS_RESOLUTION",
        "FE07, POSITIVE_INFINITY",
        "0208, NEGATIVE_INFINITY",
        "0108, ERROR"
    })
    void aPressureThatIsMissingIsAReadingThatSaysWhy(String special, Absence reason) {
        assertThat(read("00" + special + "5200 6100").details().absence()).isEqualTo(reason);
        assertThat(read("00 8000" + special + "6100").details().absence()).isEqualTo(reason);
        assertThat(read("00 8000" + special + "6100").values()).containsOnlyKeys("systolic", "mean");
    }

    @Test
    void anOptionalValueThatIsMissingIsLeftOut() {
        Reading reading = read("04 8000 5200 FF07 FF07");
        assertThat(reading.values()).containsOnlyKeys("systolic", "diastolic");
        assertThat(reading.details().absence()).isNull();
    }

    @Test
    void aMonitorWithAFormOfItsOwnIsNotReadWrongly() {
        assertThat(Relay.refusal("2a35", GattExamples.PRESSURE_IN_A_FORM_OF_ITS_OWN))
                .isEqualTo("flags: reserved bits are set, and there are bytes that they may announce");
    }

    private static List<String> named(String mark) {
        return mark.isEmpty() ? List.of() : List.of(mark);
    }

    private static Reading read(String value) {
        return Relay.reading("2a35", value);
    }

    private static Set<Mark> marks(String value) {
        return Relay.marks("2a35", value);
    }
}
