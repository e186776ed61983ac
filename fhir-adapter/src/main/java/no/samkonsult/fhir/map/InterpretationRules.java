package no.samkonsult.fhir.map;

import no.samkonsult.fhir.ObservationRecord.Interpretation;
import no.samkonsult.fhir.terms.Code;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.CodeableConcept;

/** A verdict in HL7's words. "Could not be judged" has a word of its own, so that no reader takes silence for normal. */
final class InterpretationRules {
    private InterpretationRules() {}

    static CodeableConcept concept(Interpretation interpretation) {
        return switch (interpretation) {
            case NORMAL -> of("N", "Normal");
            case LOW -> of("L", "Low");
            case HIGH -> of("H", "High");
            case CRITICALLY_LOW -> of("LL", "Critical low");
            case CRITICALLY_HIGH -> of("HH", "Critical high");
        };
    }

    static CodeableConcept notAssessed(String reason) {
        return of("IND", "Indeterminate").setText("Not assessed: " + reason);
    }

    private static CodeableConcept of(String code, String display) {
        return Concepts.concept(new Code(Systems.INTERPRETATION, code, display));
    }
}
