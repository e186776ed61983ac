package no.samkonsult.monitoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one value: green from {@code yellowLow} to {@code yellowHigh}, red below {@code redLow} and above
 * {@code redHigh}, yellow between. A limit itself belongs to the milder side, and a limit that is null does not exist.
 */
public record Band(
        @Nullable BigDecimal redLow,
        @Nullable BigDecimal yellowLow,
        @Nullable BigDecimal yellowHigh,
        @Nullable BigDecimal redHigh) {
    public Band {
        requireOrder("redLow", redLow, "yellowLow", yellowLow);
        requireOrder("yellowLow", yellowLow, "yellowHigh", yellowHigh);
        requireOrder("yellowHigh", yellowHigh, "redHigh", redHigh);
        requireOrder("redLow", redLow, "redHigh", redHigh);
        requireOrder("redLow", redLow, "yellowHigh", yellowHigh);
        requireOrder("yellowLow", yellowLow, "redHigh", redHigh);
    }

    /** Limits from decimals in text, or null where there is none. */
    public static Band of(
            @Nullable String redLow,
            @Nullable String yellowLow,
            @Nullable String yellowHigh,
            @Nullable String redHigh) {
        return new Band(decimal(redLow), decimal(yellowLow), decimal(yellowHigh), decimal(redHigh));
    }

    public boolean isRed(BigDecimal value) {
        return isBelow(value, redLow) || isAbove(value, redHigh);
    }

    public boolean isYellow(BigDecimal value) {
        return !isRed(value) && (isBelow(value, yellowLow) || isAbove(value, yellowHigh));
    }

    private static boolean isBelow(BigDecimal value, @Nullable BigDecimal limit) {
        return limit != null && value.compareTo(limit) < 0;
    }

    private static boolean isAbove(BigDecimal value, @Nullable BigDecimal limit) {
        return limit != null && value.compareTo(limit) > 0;
    }

    private static void requireOrder(
            String lowName, @Nullable BigDecimal low, String highName, @Nullable BigDecimal high) {
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw new IllegalArgumentException("%s %s is above %s %s".formatted(lowName, low, highName, high));
        }
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
