package no.samkonsult.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is measured. {@link #code()} is its name on every surface, {@link #stored()} its number in the database, which is
 * never reused. Plausibility bounds: outside what home devices of the kind can show or a living adult can have.
 */
public enum Kind {
    BLOOD_PRESSURE(
            1,
            "blood-pressure",
            Component.of("systolic", "mm[Hg]", "40", "300"),
            Component.of("diastolic", "mm[Hg]", "20", "200"),
            Component.of("mean", "mm[Hg]", "25", "250")),
    PULSE(2, "pulse", Component.of("value", "/min", "20", "300")),
    OXYGEN_SATURATION(
            3,
            "oxygen-saturation",
            Component.of("saturation", "%", "40", "100"),
            Component.of("oxygenFlow", "L/min", "0", "60")),
    TEMPERATURE(4, "temperature", Component.of("value", "Cel", "25", "45")),
    WEIGHT(5, "weight", Component.of("value", "kg", "1", "400")),
    GLUCOSE(6, "glucose", Component.of("value", "mmol/L", "0.5", "60")),
    SPIROMETRY(
            7,
            "spirometry",
            Component.of("fev1", "L", "0.1", "10"),
            Component.of("fvc", "L", "0.1", "12"),
            Component.of("pef", "L/min", "20", "1000")),
    RESPIRATORY_RATE(8, "respiratory-rate", Component.of("value", "/min", "3", "80")),
    STEPS(9, "steps", Component.of("value", "{steps}", "0", "200000")),
    INR(10, "inr", Component.of("value", "{INR}", "0.5", "20"));

    private final short stored;
    private final String code;
    private final List<Component> components;

    Kind(int stored, String code, Component... components) {
        this.stored = (short) stored;
        this.code = code;
        this.components = List.of(components);
    }

    public String code() {
        return code;
    }

    public short stored() {
        return stored;
    }

    /** Its values, in the order they are stored in; the first is always present. */
    public List<Component> components() {
        return components;
    }

    public static Optional<Kind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    public static Kind ofStored(int stored) {
        return Arrays.stream(values())
                .filter(kind -> kind.stored == stored)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind is stored as " + stored));
    }
}
