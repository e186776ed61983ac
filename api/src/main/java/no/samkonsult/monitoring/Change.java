package no.samkonsult.monitoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far one value may move. Amounts are positive, in the value's unit or in per cent; what moved further than an amount has its
 * colour, and an amount that is null does not exist.
 *
 * @param component the number of the value, from 1
 * @param days how far back it is compared
 */
public record Change(
        int component,
        Against against,
        int days,
        boolean inPerCent,
        @Nullable BigDecimal redFall,
        @Nullable BigDecimal yellowFall,
        @Nullable BigDecimal yellowRise,
        @Nullable BigDecimal redRise) {
    /** What a value is compared with. */
    public enum Against {
        /** The mean of the days before. */
        BASELINE,
        /** The lowest value in those days for a rise, the highest for a fall. */
        EXTREME
    }

    public Change {
        if (days < 1 || days > 90) {
            throw new IllegalArgumentException("%d days".formatted(days));
        }
        requireOrder("fall", yellowFall, redFall);
        requireOrder("rise", yellowRise, redRise);
    }

    private static void requireOrder(String direction, @Nullable BigDecimal yellow, @Nullable BigDecimal red) {
        if (yellow != null && red != null && yellow.compareTo(red) > 0) {
            throw new IllegalArgumentException("yellow %s %s is above red %s".formatted(direction, yellow, red));
        }
    }
}
