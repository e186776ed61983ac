package no.samkonsult.device.decode.gatt;

import java.math.BigDecimal;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Told;

/** Battery Level, 0x2A19, in percent: GATT Specification Supplement, Battery Level. */
final class BatteryLevel implements Characteristic {
    private static final int FULL = 100;

    @Override
    public Decoding read(Octets value, Origin origin) {
        int percent = value.unsigned8("batteryLevel");
        if (percent > FULL) {
            throw new IllegalArgumentException("batteryLevel: not 0 to 100");
        }
        return new Told(DeviceStatus.battery(BigDecimal.valueOf(percent, 2)).of(origin.address()));
    }
}
