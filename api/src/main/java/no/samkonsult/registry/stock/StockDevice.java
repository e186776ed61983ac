package no.samkonsult.registry.stock;

import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device as the administrator of the organisation that answers for it sees it: nothing of who has it.
 *
 * @param address what its gateway calls it, where it is beneath one
 * @param passworded whether it was ever given a password, or a certificate
 * @param silence SILENT or OFFLINE where it is missed, since {@code silentSince}
 */
@Introspected
public record StockDevice(
        UUID id,
        int key,
        String name,
        String model,
        @Nullable UUID modelId,
        String serialNumber,
        Status status,
        @Nullable UUID kitId,
        @Nullable String kit,
        @Nullable UUID gatewayId,
        @Nullable String gateway,
        @Nullable String address,
        boolean passworded,
        @Nullable Instant revokedAt,
        @Nullable Instant lastSeenAt,
        @Nullable BigDecimal battery,
        @Nullable Boolean online,
        @Nullable LocalDate calibratedOn,
        @Nullable LocalDate calibrationDue,
        @Nullable String silence,
        @Nullable Instant silentSince) {
    /** Below this share of a full battery somebody should bring a new one. */
    public static final BigDecimal BATTERY_LOW = new BigDecimal("0.20");

    public boolean batteryLow() {
        return battery != null && battery.compareTo(BATTERY_LOW) < 0;
    }

    public boolean calibrationDue(LocalDate today) {
        return calibrationDue != null && !calibrationDue.isAfter(today) && status != Status.RETIRED;
    }
}
