package no.samkonsult.fhir.map;

import java.util.List;
import no.samkonsult.fhir.terms.Code;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Codes as FHIR data types. */
final class Concepts {
    private Concepts() {}

    static CodeableConcept concept(Code code) {
        return new CodeableConcept(coding(code));
    }

    static CodeableConcept concept(List<Code> codes) {
        var concept = new CodeableConcept();
        codes.forEach(code -> concept.addCoding(coding(code)));
        return concept;
    }

    static Coding coding(Code code) {
        return new Coding(code.system(), code.code(), code.display());
    }
}
