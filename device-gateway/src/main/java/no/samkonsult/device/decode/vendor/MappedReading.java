package no.samkonsult.device.decode.vendor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import no.samkonsult.device.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of reading is found.
 *
 * @param when it is such a reading, for instance because its unit is the one named here; null where it always is
 * @param unit a UCUM unit that the values come in, other than the kind's own. Pulse, oxygen flow and peak flow have their own always
 */
public record MappedReading(
        Kind kind, @Nullable Condition when, @Nullable String unit, List<MappedValue> values) {
    private static final Pattern UCUM = Pattern.compile("[!-~]{1,32}");

    public MappedReading {
        values = List.copyOf(values);
        if (unit != null && !UCUM.matcher(unit).matches()) {
            throw new IllegalArgumentException("unit: not 1 to 32 printable ASCII characters");
        }
        Set<String> names = new HashSet<>();
        for (MappedValue value : values) {
            if (!kind.allows(value.name())) {
                throw new IllegalArgumentException(
                        "values: %s has another value than it can have".formatted(kind.code()));
            }
            if (!names.add(value.name())) {
                throw new IllegalArgumentException("values: %s is there twice".formatted(value.name()));
            }
        }
        for (String name : kind.required()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("values: %s needs %s".formatted(kind.code(), name));
            }
        }
    }
}
