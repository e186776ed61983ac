package no.samkonsult.device.decode;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.device.Kind;

/**
 * One value by its own name, for formats that send values loose rather than as a reading of a kind. The names are those of
 * native JSON's values, or of the kind where it has one value.
 */
public enum Vital {
    SYSTOLIC("systolic", Kind.BLOOD_PRESSURE),
    DIASTOLIC("diastolic", Kind.BLOOD_PRESSURE),
    MEAN("mean", Kind.BLOOD_PRESSURE),
    SATURATION("saturation", Kind.OXYGEN_SATURATION),
    /** Always L/min, whatever the saturation's unit. */
    OXYGEN_FLOW("oxygenFlow", Kind.OXYGEN_SATURATION),
    /** Of a blood pressure or a saturation taken at the same time, otherwise a reading of its own. */
    PULSE("pulse", Kind.PULSE),
    TEMPERATURE("temperature", Kind.TEMPERATURE),
    WEIGHT("weight", Kind.WEIGHT),
    GLUCOSE("glucose", Kind.GLUCOSE),
    FEV1("fev1", Kind.SPIROMETRY),
    FVC("fvc", Kind.SPIROMETRY),
    /** Always L/min, whatever the volumes' unit. */
    PEF("pef", Kind.SPIROMETRY),
    RESPIRATORY_RATE("respiratoryRate", Kind.RESPIRATORY_RATE),
    STEPS("steps", Kind.STEPS),
    INR("inr", Kind.INR);

    private static final Map<String, Vital> BY_NAME =
            Arrays.stream(values()).collect(toUnmodifiableMap(Vital::valueName, identity()));

    private final String valueName;
    private final Kind kind;

    Vital(String valueName, Kind kind) {
        this.valueName = valueName;
        this.kind = kind;
    }

    public static Optional<Vital> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public String valueName() {
        return valueName;
    }

    Kind kind() {
        return kind;
    }

    /** What a reading of the kind calls this value. */
    String nameIn(Kind reading) {
        return reading.allows(valueName) ? valueName : "value";
    }

    /** Whether the unit of a reading of the kind is this value's unit too. */
    boolean hasUnitOf(Kind reading) {
        return kind == reading && this != OXYGEN_FLOW && this != PEF;
    }
}
