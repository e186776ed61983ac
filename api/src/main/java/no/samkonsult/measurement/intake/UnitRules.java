package no.samkonsult.measurement.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Converts a value to the canonical unit of its component. Units are UCUM codes.
 *
 * <p>Results are rounded half up to the decimals named beside each conversion, one more than home devices show in the
 * canonical unit, so that rounding alone never moves a value that a device shows across a limit.
 */
final class UnitRules {
    private static final Map<String, UnaryOperator<BigDecimal>> CONVERSIONS = Map.of(
            // 1 kPa = 7.50062 mmHg (BIPM); 1 decimal
            "kPa>mm[Hg]", value -> times(value, "7.50062", 1),
            "g>kg", value -> value.movePointLeft(3),
            // 1 lb = 0.45359237 kg exactly; 2 decimals
            "[lb_av]>kg", value -> times(value, "0.45359237", 2),
            "[degF]>Cel", UnitRules::celsius,
            // Glucose, molar mass 180.156 g/mol: 1 mg/dL = 1/18.0156 mmol/L; 2 decimals
            "mg/dL>mmol/L", value -> value.divide(new BigDecimal("18.0156"), 2, RoundingMode.HALF_UP),
            "mL>L", value -> value.movePointLeft(3),
            "L/s>L/min", value -> value.multiply(BigDecimal.valueOf(60)),
            "1>%", value -> value.movePointRight(2),
            // pulse and respiration
            "{beats}/min>/min", value -> value,
            "/s>/min", value -> value.multiply(BigDecimal.valueOf(60)));

    private UnitRules() {}

    /** The value in the canonical unit, or nothing where the given unit cannot be converted to it. */
    static Optional<BigDecimal> toCanonical(BigDecimal value, String unit, String canonical) {
        if (unit.equals(canonical)) {
            return Optional.of(value);
        }
        return Optional.ofNullable(CONVERSIONS.get(unit + ">" + canonical)).map(conversion -> conversion.apply(value));
    }

    private static BigDecimal times(BigDecimal value, String factor, int decimals) {
        return value.multiply(new BigDecimal(factor)).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** (°F − 32) × 5/9; 2 decimals. */
    private static BigDecimal celsius(BigDecimal fahrenheit) {
        return fahrenheit
                .subtract(BigDecimal.valueOf(32))
                .multiply(BigDecimal.valueOf(5))
                .divide(BigDecimal.valueOf(9), 2, RoundingMode.HALF_UP);
    }
}
