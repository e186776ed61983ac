package no.samkonsult.device;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What keeps out of a record what could not be a reading at all. Messages name the field and never repeat a value. */
final class Checks {
    private static final int MOST_DIGITS = 18;
    private static final int LARGEST_SCALE = 9;
    private static final int LAST_YEAR = 9999;

    private static final Pattern ADDRESS = Pattern.compile("[!-~]([ -~]{0,62}[!-~])?");

    private Checks() {}

    static void require(boolean holds, String field, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(field + ": " + otherwise);
        }
    }

    static void requireAddress(@Nullable String beneath) {
        require(beneath == null || ADDRESS.matcher(beneath).matches(), "device", "not 1 to 64 printable ASCII");
    }

    static boolean isModest(BigDecimal value) {
        return value.precision() <= MOST_DIGITS && Math.abs((long) value.scale()) <= LARGEST_SCALE;
    }

    static boolean isFraction(BigDecimal value) {
        return isModest(value) && value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0;
    }

    static boolean hasYear(OffsetDateTime time) {
        return time.getYear() >= 1 && time.getYear() <= LAST_YEAR;
    }
}
