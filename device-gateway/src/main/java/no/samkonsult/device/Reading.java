package no.samkonsult.device;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One reading as the device reported it: nothing is converted, rounded or corrected.
 *
 * <p>Decimals keep their precision, since 5.0 says more than 5. The checks keep out what could not be a reading at all; what is
 * implausible for a person is judged later. Messages name the field and never repeat a value.
 *
 * @param time when it was taken, with the device's own offset; absent when the device has no clock
 * @param sequence the device's own running number, 0 or more
 * @param unit a UCUM unit other than the kind's canonical one
 * @param battery the charge left, 0 to 1
 */
public record Reading(
        Kind kind,
        @Nullable OffsetDateTime time,
        @Nullable Integer sequence,
        Map<String, BigDecimal> values,
        @Nullable String unit,
        @Nullable BigDecimal battery) {

    private static final int MOST_DIGITS = 18;
    private static final int LARGEST_SCALE = 9;
    private static final int LAST_YEAR = 9999;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,31}");
    private static final Pattern UCUM = Pattern.compile("[!-~]{1,32}");

    public Reading {
        requireNonNull(kind, "kind");
        values = Map.copyOf(values);
        for (String name : kind.required()) {
            require(values.containsKey(name), "values." + name, "missing");
        }
        values.forEach((name, value) -> {
            require(kind.allows(name), printable(name), "not a value of " + kind.code());
            require(isModest(value), "values." + name, "too many digits");
        });
        require(time == null || (time.getYear() >= 1 && time.getYear() <= LAST_YEAR), "time", "year is not 1 to 9999");
        require(sequence == null || sequence >= 0, "sequence", "negative");
        require(unit == null || UCUM.matcher(unit).matches(), "unit", "not 1 to 32 printable ASCII characters");
        require(battery == null || isFraction(battery), "battery", "not between 0 and 1");
    }

    private static boolean isModest(BigDecimal value) {
        return value.precision() <= MOST_DIGITS && Math.abs((long) value.scale()) <= LARGEST_SCALE;
    }

    private static boolean isFraction(BigDecimal value) {
        return isModest(value) && value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0;
    }

    /** An unknown name is the sender's own text, so it is repeated only where it looks like a name. */
    private static String printable(String name) {
        return NAME.matcher(name).matches() ? "values." + name : "values";
    }

    private static void require(boolean holds, String field, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(field + ": " + otherwise);
        }
    }
}
