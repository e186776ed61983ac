package no.samkonsult.device;

import static java.util.Objects.requireNonNull;
import static no.samkonsult.device.Checks.require;

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
 * @param values by the names that the kind allows; the required ones may be missing only where details tell of an absence
 * @param unit a UCUM unit other than the kind's canonical one
 */
public record Reading(
        Kind kind,
        @Nullable OffsetDateTime time,
        @Nullable Integer sequence,
        Map<String, BigDecimal> values,
        @Nullable String unit,
        Details details) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,31}");
    private static final Pattern UCUM = Pattern.compile("[!-~]{1,32}");

    public Reading {
        requireNonNull(kind, "kind");
        values = Map.copyOf(values);
        for (String name : kind.required()) {
            require(values.containsKey(name) || details.absence() != null, "values." + name, "missing");
        }
        values.forEach((name, value) -> {
            require(kind.allows(name), printable(name), "not a value of " + kind.code());
            require(Checks.isModest(value), "values." + name, "too many digits");
        });
        require(time == null || Checks.hasYear(time), "time", "year is not 1 to 9999");
        require(sequence == null || sequence >= 0, "sequence", "negative");
        require(unit == null || UCUM.matcher(unit).matches(), "unit", "not 1 to 32 printable ASCII characters");
    }

    /** A reading of which the device tells no more than these. */
    public Reading(
            Kind kind,
            @Nullable OffsetDateTime time,
            @Nullable Integer sequence,
            Map<String, BigDecimal> values,
            @Nullable String unit) {
        this(kind, time, sequence, values, unit, Details.NONE);
    }

    /** An unknown name is the sender's own text, so it is repeated only where it looks like a name. */
    private static String printable(String name) {
        return NAME.matcher(name).matches() ? "values." + name : "values";
    }
}
