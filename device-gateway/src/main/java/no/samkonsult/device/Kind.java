package no.samkonsult.device;

import static java.util.Comparator.reverseOrder;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The kinds of reading a device can report, each with the names of its values.
 *
 * <p>Canonical units: blood pressure mm[Hg], pulse and respiratory rate /min, saturation %, oxygen flow L/min, temperature
 * Cel, weight kg, glucose mmol/L, volumes L, peak flow L/min, steps and INR 1.
 */
@SuppressWarnings("ImmutableEnumChecker") // every set is made by Set.of
public enum Kind {
    BLOOD_PRESSURE("blood-pressure", Set.of("systolic", "diastolic"), Set.of("mean", "pulse")),
    PULSE("pulse"),
    OXYGEN_SATURATION("oxygen-saturation", Set.of("saturation"), Set.of("pulse", "oxygenFlow")),
    TEMPERATURE("temperature"),
    WEIGHT("weight"),
    GLUCOSE("glucose"),
    SPIROMETRY("spirometry", Set.of("fev1"), Set.of("fvc", "pef")),
    RESPIRATORY_RATE("respiratory-rate"),
    STEPS("steps"),
    INR("inr");

    private static final Map<String, Kind> BY_CODE =
            Arrays.stream(values()).collect(toUnmodifiableMap(Kind::code, identity()));

    private final String code;
    private final Set<String> required;
    private final Set<String> optional;

    Kind(String code) {
        this(code, Set.of("value"), Set.of());
    }

    Kind(String code, Set<String> required, Set<String> optional) {
        this.code = code;
        this.required = required;
        this.optional = optional;
    }

    public static Optional<Kind> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public String code() {
        return code;
    }

    /** The value names without which a reading of this kind says nothing. */
    public Set<String> required() {
        return required;
    }

    /** All its value names, the required ones first. */
    public List<String> valueNames() {
        return Stream.of(required, optional)
                .flatMap(names -> names.stream().sorted(reverseOrder()))
                .toList();
    }

    public boolean allows(String valueName) {
        return required.contains(valueName) || optional.contains(valueName);
    }
}
