package no.samkonsult.device.decode.sparkplug;

import static java.util.Map.entry;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import no.samkonsult.device.decode.Vital;
import org.jspecify.annotations.Nullable;

/** The engineering units that metrics may be in, by the words edge nodes use for them, as UCUM. Sparkplug has no list of its own. */
final class MetricUnits {
    private static final Map<String, String> UCUM = Map.ofEntries(
            entry("mmhg", "mm[Hg]"),
            entry("mm[hg]", "mm[Hg]"),
            entry("kpa", "kPa"),
            entry("%", "%"),
            entry("/min", "/min"),
            entry("1/min", "/min"),
            entry("bpm", "/min"),
            entry("beats/min", "/min"),
            entry("breaths/min", "/min"),
            entry("°c", "Cel"),
            entry("c", "Cel"),
            entry("cel", "Cel"),
            entry("degc", "Cel"),
            entry("°f", "[degF]"),
            entry("degf", "[degF]"),
            entry("[degf]", "[degF]"),
            entry("kg", "kg"),
            entry("g", "g"),
            entry("lb", "[lb_av]"),
            entry("lbs", "[lb_av]"),
            entry("[lb_av]", "[lb_av]"),
            entry("mmol/l", "mmol/L"),
            entry("mg/dl", "mg/dL"),
            entry("l", "L"),
            entry("ml", "mL"),
            entry("l/min", "L/min"),
            entry("l/s", "L/s"),
            entry("", "1"),
            entry("1", "1"),
            entry("steps", "1"),
            entry("inr", "1"));

    private static final Map<Vital, String> CANONICAL = canonical();

    private MetricUnits() {}

    /** The UCUM unit, or null for the value's canonical one, as it also is where nothing is said. */
    static @Nullable String of(Vital vital, @Nullable String engineeringUnit) {
        if (engineeringUnit == null) {
            return null;
        }
        String ucum = UCUM.get(engineeringUnit.strip().toLowerCase(Locale.ROOT));
        if (ucum == null) {
            throw new IllegalArgumentException("properties.engUnit: not a known unit");
        }
        if (ucum.equals(CANONICAL.get(vital))) {
            return null;
        }
        if (vital == Vital.PULSE || vital == Vital.OXYGEN_FLOW || vital == Vital.PEF) {
            throw new IllegalArgumentException("properties.engUnit: not %s".formatted(CANONICAL.get(vital)));
        }
        return ucum;
    }

    private static Map<Vital, String> canonical() {
        Map<Vital, String> units = new EnumMap<>(Vital.class);
        for (Vital vital : Vital.values()) {
            units.put(vital, canonical(vital));
        }
        return units;
    }

    private static String canonical(Vital vital) {
        return switch (vital) {
            case SYSTOLIC, DIASTOLIC, MEAN -> "mm[Hg]";
            case SATURATION -> "%";
            case OXYGEN_FLOW, PEF -> "L/min";
            case PULSE, RESPIRATORY_RATE -> "/min";
            case TEMPERATURE -> "Cel";
            case WEIGHT -> "kg";
            case GLUCOSE -> "mmol/L";
            case FEV1, FVC -> "L";
            case STEPS, INR -> "1";
        };
    }
}
