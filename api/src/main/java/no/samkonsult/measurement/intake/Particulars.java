package no.samkonsult.measurement.intake;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import no.samkonsult.measurement.Absence;
import no.samkonsult.measurement.Circumstance;
import no.samkonsult.measurement.Remark;
import org.jspecify.annotations.Nullable;

/**
 * What a device told about a reading beside its values.
 *
 * @param user the device's own number for who used it
 * @param battery charge from 0 to 1
 * @param deviceClock what the device's clock showed when it sent
 * @param absence why there is no value, where there is none
 */
public record Particulars(
        @Nullable Integer user,
        @Nullable Duration duration,
        @Nullable BigDecimal battery,
        @Nullable OffsetDateTime deviceClock,
        Set<Circumstance> circumstances,
        Set<Remark> remarks,
        @Nullable Absence absence,
        Standing standing) {
    public static final Particulars NONE = ofBattery(null);

    /** Whether a reading corrects one that was sent before. */
    public enum Standing {
        ORIGINAL,
        AMENDED,
        WITHDRAWN
    }

    public static Particulars ofBattery(@Nullable BigDecimal battery) {
        return new Particulars(null, null, battery, null, Set.of(), Set.of(), null, Standing.ORIGINAL);
    }
}
