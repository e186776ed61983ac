package no.samkonsult.fhir;

import static no.samkonsult.fhir.ValueName.DIASTOLIC;
import static no.samkonsult.fhir.ValueName.FEV1;
import static no.samkonsult.fhir.ValueName.FVC;
import static no.samkonsult.fhir.ValueName.MEAN;
import static no.samkonsult.fhir.ValueName.OXYGEN_FLOW;
import static no.samkonsult.fhir.ValueName.PEF;
import static no.samkonsult.fhir.ValueName.SATURATION;
import static no.samkonsult.fhir.ValueName.SYSTOLIC;
import static no.samkonsult.fhir.ValueName.VALUE;

import java.util.Set;

/**
 * What was measured, and which values such a measurement may hold. A pulse that came with another kind is a measurement of
 * its own, so that a search for heart rate finds every one.
 */
public enum Kind {
    BLOOD_PRESSURE("blood-pressure", Set.of(SYSTOLIC, DIASTOLIC, MEAN)),
    PULSE("pulse", Set.of(VALUE)),
    OXYGEN_SATURATION("oxygen-saturation", Set.of(SATURATION, OXYGEN_FLOW)),
    TEMPERATURE("temperature", Set.of(VALUE)),
    WEIGHT("weight", Set.of(VALUE)),
    GLUCOSE("glucose", Set.of(VALUE)),
    SPIROMETRY("spirometry", Set.of(FEV1, FVC, PEF)),
    RESPIRATORY_RATE("respiratory-rate", Set.of(VALUE)),
    STEPS("steps", Set.of(VALUE)),
    INR("inr", Set.of(VALUE));

    private final String code;
    private final Set<ValueName> valueNames;

    Kind(String code, Set<ValueName> valueNames) {
        this.code = code;
        this.valueNames = valueNames;
    }

    public String code() {
        return code;
    }

    public Set<ValueName> valueNames() {
        return valueNames;
    }

    /** The kind with this code; an unknown code is a bug of the caller. */
    public static Kind of(String code) {
        for (var kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind " + code);
    }
}
