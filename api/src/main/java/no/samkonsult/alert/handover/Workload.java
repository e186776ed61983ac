package no.samkonsult.alert.handover;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much there was to do, as a figure for staffing.
 *
 * @param alerts how many clinical alerts came
 * @param people how many took one or more
 */
public record Workload(int alerts, int people) {
    /** Alerts for each of those who took any; all of them where nobody did. */
    public BigDecimal each() {
        return BigDecimal.valueOf(alerts).divide(BigDecimal.valueOf(Math.max(people, 1)), 1, RoundingMode.HALF_UP);
    }
}
