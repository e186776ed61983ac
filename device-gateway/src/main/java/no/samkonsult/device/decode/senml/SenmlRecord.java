package no.samkonsult.device.decode.senml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A resolved record (RFC 8428, section 4.6): base fields worked in.
 *
 * @param device the part of the name that tells whose value it is: what the base name or a device URN says
 * @param name the rest of the name, which tells what is measured
 * @param unit as SenML calls it; null for none
 * @param seconds since 1970 or, where less than 2^28, since the arrival; null where neither time nor base time is given
 * @param value null where the record has a text, a truth value, data or only a sum
 */
record SenmlRecord(
        String device,
        String name,
        @Nullable String unit,
        @Nullable BigDecimal seconds,
        @Nullable BigDecimal value) {
    /** Section 4.5.3. */
    private static final BigDecimal FIRST_ABSOLUTE = new BigDecimal(1 << 28);

    private static final BigDecimal LATEST = new BigDecimal("253402300799");

    /** Whether the time can only be told from when the message came. */
    boolean isRelative() {
        return seconds != null && seconds.compareTo(FIRST_ABSOLUTE) < 0;
    }

    /** When it was measured; nothing also for a relative zero, since "now" says no more than no time at all. */
    @Nullable
    OffsetDateTime time(Instant receivedAt) {
        if (seconds == null || seconds.signum() == 0) {
            return null;
        }
        if (seconds.abs().compareTo(LATEST) > 0) {
            throw new IllegalArgumentException("t: not a time");
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanoseconds = seconds.subtract(whole).movePointRight(9).longValue();
        return (isRelative() ? receivedAt : Instant.EPOCH)
                .plusSeconds(whole.longValueExact())
                .plusNanos(nanoseconds)
                .atOffset(ZoneOffset.UTC);
    }
}
