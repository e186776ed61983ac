package no.samkonsult.device.decode.vendor;

import org.jspecify.annotations.Nullable;

/**
 * Where a maker tells more about a reading; each pointer may be absent.
 *
 * @param beneath the address of the device that measured, where a gateway sends
 * @param batteryInPercent whether the battery is 0 to 100 and not 0 to 1
 * @param manual when the reading was entered by hand
 */
public record MappedDetails(
        @Nullable Pointer sequence,
        @Nullable Pointer user,
        @Nullable Pointer beneath,
        @Nullable Pointer battery,
        boolean batteryInPercent,
        @Nullable Condition manual) {
    public static final MappedDetails NONE = new MappedDetails(null, null, null, null, false, null);
}
