package no.samkonsult.device.decode.senml;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.device.decode.Vital;
import no.samkonsult.device.decode.Vitals.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The names of values in SenML, each with the units it may come in: those of IANA's registry (SenML Units and, by RFC 8798,
 * Secondary Units; https://www.iana.org/assignments/senml), mapped to UCUM. The registry has no mm[Hg], mmol/L or mg/dL,
 * so there UCUM itself is taken, and {@code mmHg} as devices write it. Without a unit the value is in the canonical one.
 *
 * <p>Values are not converted, but for exact multiples where UCUM's unit is not one that readings come in: Pa and hPa become
 * kPa, and l/s becomes L/min.
 */
final class SenmlValues {
    /** A unit of SenML as one of UCUM: null for the canonical one. */
    private record Unit(@Nullable String ucum, BigDecimal factor) {
        static final Unit CANONICAL = new Unit(null, BigDecimal.ONE);

        static Unit of(String ucum) {
            return new Unit(ucum, BigDecimal.ONE);
        }

        static Unit of(@Nullable String ucum, String factor) {
            return new Unit(ucum, new BigDecimal(factor));
        }

        Quantity quantity(BigDecimal value) {
            return new Quantity(factor.equals(BigDecimal.ONE) ? value : value.multiply(factor), ucum);
        }
    }

    private static final Map<String, Vital> VITALS = Map.ofEntries(
            entry("spo2", Vital.SATURATION),
            entry("pulse", Vital.PULSE),
            entry("systolic", Vital.SYSTOLIC),
            entry("diastolic", Vital.DIASTOLIC),
            entry("temperature", Vital.TEMPERATURE),
            entry("weight", Vital.WEIGHT),
            entry("glucose", Vital.GLUCOSE),
            entry("fev1", Vital.FEV1),
            entry("fvc", Vital.FVC),
            entry("pef", Vital.PEF),
            entry("resp", Vital.RESPIRATORY_RATE));

    private static final Map<String, Unit> PRESSURES = Map.of(
            "mm[Hg]", Unit.CANONICAL,
            "mmHg", Unit.CANONICAL,
            "Pa", Unit.of("kPa", "0.001"),
            "hPa", Unit.of("kPa", "0.1"),
            "kPa", Unit.of("kPa"));

    private static final Map<String, Unit> VOLUMES =
            Map.of("l", Unit.CANONICAL, "L", Unit.CANONICAL, "mL", Unit.of("mL"));

    private static final Map<Vital, Map<String, Unit>> UNITS = Map.ofEntries(
            entry(Vital.SATURATION, Map.of("%", Unit.CANONICAL, "/100", Unit.CANONICAL, "/", Unit.of("1"))),
            entry(Vital.PULSE, Map.of("beat/min", Unit.CANONICAL, "1/min", Unit.CANONICAL, "/min", Unit.CANONICAL)),
            entry(Vital.RESPIRATORY_RATE, Map.of("1/min", Unit.CANONICAL, "/min", Unit.CANONICAL)),
            entry(Vital.SYSTOLIC, PRESSURES),
            entry(Vital.DIASTOLIC, PRESSURES),
            entry(Vital.TEMPERATURE, Map.of("Cel", Unit.CANONICAL)),
            entry(Vital.WEIGHT, Map.of("kg", Unit.CANONICAL, "g", Unit.of("g"))),
            entry(Vital.GLUCOSE, Map.of("mmol/L", Unit.CANONICAL, "mg/dL", Unit.of("mg/dL"))),
            entry(Vital.FEV1, VOLUMES),
            entry(Vital.FVC, VOLUMES),
            entry(
                    Vital.PEF,
                    Map.of(
                            "L/min",
                            Unit.CANONICAL,
                            "l/min",
                            Unit.CANONICAL,
                            "l/s",
                            Unit.of(null, "60"),
                            "L/s",
                            Unit.of(null, "60"))));

    /** {@code %EL} is the charge left in percent. */
    private static final Map<String, Unit> CHARGES = Map.of(
            "%EL", Unit.of(null, "0.01"),
            "%", Unit.of(null, "0.01"),
            "/100", Unit.of(null, "0.01"),
            "/", Unit.CANONICAL);

    private SenmlValues() {}

    static Optional<Vital> named(String name) {
        return Optional.ofNullable(VITALS.get(name));
    }

    /** The record's value in a unit of UCUM. */
    static Quantity quantity(Vital vital, SenmlRecord record) {
        return quantity(UNITS.getOrDefault(vital, Map.of()), record);
    }

    /** The charge left, 0 to 1. */
    static BigDecimal charge(SenmlRecord record) {
        return quantity(CHARGES, record).value();
    }

    private static Quantity quantity(Map<String, Unit> units, SenmlRecord record) {
        if (record.value() == null) {
            throw new IllegalArgumentException(record.name() + ".v: not a number");
        }
        Unit unit = record.unit() == null ? Unit.CANONICAL : units.get(record.unit());
        if (unit == null) {
            throw new IllegalArgumentException(record.name() + ".u: not a unit of " + record.name());
        }
        return unit.quantity(record.value());
    }
}
