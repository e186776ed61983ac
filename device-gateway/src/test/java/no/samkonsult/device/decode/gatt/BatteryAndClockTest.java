package no.samkonsult.device.decode.gatt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.decode.Decoding.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatteryAndClockTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"00, 0.00", "01, 0.01", "50, 0.80", "64, 1.00"})
    void tellsTheChargeLeftInTheDevice(String percent, BigDecimal charge) {
        assertThat(Relay.decode("2a19", GattExamples.bytes(percent)))
                .isEqualTo(new Told(new DeviceStatus(Relay.ADDRESS, null, charge, null)));
    }

    @Test
    void refusesMoreThanAFullBattery() {
        assertThat(Relay.refusal("2a19", "65")).isEqualTo("batteryLevel: not 0 to 100");
    }

    @Test
    void tellsWhatTheClockShowed() {
        assertThat(Relay.decode("2a2b", GattExamples.bytes(GattExamples.CURRENT_TIME)))
                .isEqualTo(new Told(new DeviceStatus(
                        Relay.ADDRESS, null, null, OffsetDateTime.parse("2026-11-21T08:15:30.5+01:00"))));
    }

    @Test
    void aClockThatKnowsNoDateTellsNone() {
        assertThat(Relay.decode("2a2b", GattExamples.bytes("0000 00 00 08 0F 1E 00 00 00")))
                .isEqualTo(new Told(new DeviceStatus(Relay.ADDRESS, null, null, null)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "EA07 0B 15 08 0F 1E, dayOfWeek: cut off",
        "EA07 0B 15 08 0F 1E 06, fractions256: cut off",
        "EA07 0B 15 08 0F 1E 06 80, adjustReason: cut off",
        "EA07 0B 15 08 0F 1E 06 80 01 00, payload: bytes left over: 1"
    })
    void namesWhatIsWrongWithATime(String value, String reason) {
        assertThat(Relay.refusal("2a2b", value)).isEqualTo(reason);
    }
}
