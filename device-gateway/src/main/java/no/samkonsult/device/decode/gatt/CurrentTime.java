package no.samkonsult.device.decode.gatt;

import java.time.LocalDateTime;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Told;

/**
 * Current Time, 0x2A2B: GATT Specification Supplement, Current Time, which is an Exact Time 256 (date and time, day of week, 256ths
 * of a second) and why it was last adjusted.
 */
final class CurrentTime implements Characteristic {
    private static final long NANOSECONDS = 1_000_000_000L;

    @Override
    public Decoding read(Octets value, Origin origin) {
        LocalDateTime shown = value.dateTime("currentTime");
        value.unsigned8("dayOfWeek");
        int fractions = value.unsigned8("fractions256");
        value.unsigned8("adjustReason");
        return new Told(new DeviceStatus(
                origin.address(),
                null,
                null,
                shown == null ? null : origin.clock().at(shown.plusNanos(fractions * NANOSECONDS / 256))));
    }
}
