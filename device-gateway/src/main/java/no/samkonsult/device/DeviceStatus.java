package no.samkonsult.device;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a device tells about itself rather than about a patient; what it does not tell is null.
 *
 * @param beneath the address of the device meant, where a gateway relays
 * @param online false in a last will, and where a gateway tells that the device is gone
 * @param battery the charge left, 0 to 1
 * @param deviceClock what the device's clock showed when it sent
 */
public record DeviceStatus(
        @Nullable String beneath,
        @Nullable Boolean online,
        @Nullable BigDecimal battery,
        @Nullable OffsetDateTime deviceClock) {
    public DeviceStatus {
        Checks.requireAddress(beneath);
        Checks.require(battery == null || Checks.isFraction(battery), "battery", "not between 0 and 1");
        Checks.require(deviceClock == null || Checks.hasYear(deviceClock), "deviceClock", "year is not 1 to 9999");
    }

    public static DeviceStatus online(boolean online) {
        return new DeviceStatus(null, online, null, null);
    }

    public static DeviceStatus battery(BigDecimal charge) {
        return new DeviceStatus(null, null, charge, null);
    }

    public DeviceStatus of(@Nullable String address) {
        return new DeviceStatus(address, online, battery, deviceClock);
    }
}
