package no.samkonsult.device.decode.gatt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import no.samkonsult.device.Mark;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Context;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Decoding.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GattDecoderTest {
    @ParameterizedTest
    @MethodSource("no.samkonsult.device.decode.gatt.GattExamples#uuids")
    void readsEveryExample(String uuid) {
        assertThat(GattExamples.examples(uuid))
                .isNotEmpty()
                .allSatisfy(payload -> assertThat(Relay.decode(uuid, payload)).isNotInstanceOf(Illegible.class));
    }

    @ParameterizedTest
    @MethodSource("no.samkonsult.device.decode.gatt.GattExamples#uuids")
    void anEmptyValueLacksItsFirstField(String uuid) {
        assertThat(Relay.refusal(uuid, "")).matches("(flags|batteryLevel|currentTime): cut off");
    }

    @ParameterizedTest(name = "{0} bytes: {1}")
    @CsvSource({
        "1, systolic",
        "2, systolic",
        "3, diastolic",
        "6, mean",
        "7, timeStamp",
        "13, timeStamp",
        "14, pulseRate",
        "16, userId",
        "17, measurementStatus",
        "18, measurementStatus"
    })
    void namesTheFieldWhereAValueIsCutOff(int bytes, String field) {
        byte[] cut = Arrays.copyOf(GattExamples.bytes(GattExamples.PRESSURE_WITHOUT_YEAR), bytes);
        assertThat(Relay.decode("2a35", cut)).isEqualTo(Illegible.because(field + ": cut off"));
    }

    @Test
    void refusesBytesThatTheFlagsDoNotTellOf() {
        assertThat(Relay.refusal("2a35", GattExamples.PRESSURE_ALONE + "0102"))
                .isEqualTo("payload: bytes left over: 2");
        assertThat(Relay.refusal("2a19", "50 00")).isEqualTo("payload: bytes left over: 1");
    }

    @Test
    void ignoresReservedFlagsUnlessTheyMayAnnounceAField() {
        assertThat(Relay.reading("2a35", "E0 BDF0 0B00 9FF0"))
                .isEqualTo(Relay.reading("2a35", GattExamples.PRESSURE_ALONE));
        assertThat(Relay.refusal("2a35", "E0 BDF0 0B00 9FF0 01"))
                .isEqualTo("flags: reserved bits are set, and there are bytes that they may announce");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "EA07 00 15 08 0F 1E, ''",
        "EA07 0B 00 08 0F 1E, ''",
        "0000 0B 15 08 0F 1E, ''",
        "EA07 02 1D 08 0F 1E, timeStamp: no such date or time",
        "EA07 0D 01 08 0F 1E, timeStamp: no such date or time",
        "EA07 0B 15 18 0F 1E, timeStamp: no such date or time",
        "EA07 0B 15 08 3C 1E, timeStamp: no such date or time",
        "EA07 0B 15 08 0F 3C, timeStamp: no such date or time",
        "2D06 0B 15 08 0F 1E, timeStamp: year is not 1582 to 9999",
        "1027 0B 15 08 0F 1E, timeStamp: year is not 1582 to 9999"
    })
    void aDateThatIsNotKnownIsNoTimeAndAWrongOneIsRefused(String time, String reason) {
        String value = "02 BDF0 0B00 9FF0" + time;
        if (reason.isEmpty()) {
            assertThat(Relay.reading("2a35", value).time()).isNull();
            assertThat(Relay.marks("2a35", value)).containsExactly(Mark.CLOCK_NOT_SET);
        } else {
            assertThat(Relay.refusal("2a35", value)).isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2a36", "2a00", "ffff"})
    void saysWhichCharacteristicIsNotRead(String uuid) {
        assertThat(Relay.refusal(uuid, "00")).isEqualTo("topic: characteristic " + uuid + " is not read");
    }

    @Test
    void aTextOfHexadecimalDigitsIsNotTheValue() {
        byte[] text = "008a0058007800".getBytes(US_ASCII);
        assertThat(Relay.decode("2a35", text)).isInstanceOf(Illegible.class);
    }

    @Test
    void readsNoMoreThanAValueCanHold() {
        assertThat(Relay.decode("2a37", announcingIntervals(512))).isInstanceOf(Legible.class);
        assertThat(Relay.decode("2a37", announcingIntervals(514)))
                .isEqualTo(Illegible.because("payload: more than 512 bytes"));
    }

    private static byte[] announcingIntervals(int bytes) {
        byte[] value = new byte[bytes];
        value[0] = 0x10;
        return value;
    }

    @Test
    void aRetainedReadingNeedsATimeOfItsOwn() {
        assertThat(retained("2a35", GattExamples.PRESSURE_ALONE))
                .isEqualTo(Illegible.because("payload: retained and without a time of its own"));
        assertThat(retained("2a35", GattExamples.PRESSURE_WITH_RESERVED_BITS)).isInstanceOf(Legible.class);
        assertThat(retained("2a34", GattExamples.CONTEXT)).isInstanceOf(Context.class);
    }

    @Test
    void aRetainedBatteryIsAsGoodAsAnotherAndARetainedClockIsNot() {
        assertThat(retained("2a19", GattExamples.BATTERY)).isInstanceOf(Told.class);
        assertThat(retained("2a2b", GattExamples.CURRENT_TIME))
                .isEqualTo(Illegible.because("payload: retained, so nobody knows when the clock showed this"));
    }

    private static Decoding retained(String uuid, String hexadecimal) {
        return Relay.decode(uuid, GattExamples.bytes(hexadecimal), true);
    }
}
