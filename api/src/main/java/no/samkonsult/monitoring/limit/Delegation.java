package no.samkonsult.monitoring.limit;

import java.math.BigDecimal;
import java.util.UUID;

/** That the responsible doctor lets a service confirm the limits of one value from a lowest to a highest number. */
public record Delegation(
        UUID id, UUID serviceId, String service, int kind, int component, BigDecimal lowest, BigDecimal highest) {
    public Delegation {
        if (lowest.compareTo(highest) > 0) {
            throw new IllegalArgumentException("lowest %s is above highest %s".formatted(lowest, highest));
        }
    }

    boolean covers(BigDecimal value) {
        return value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0;
    }
}
