package no.samkonsult.fhir.terms;

import org.jspecify.annotations.Nullable;

/**
 * One concept in one code system, with the words the system's owner uses for it.
 *
 * @param display absent where the code says it
 */
public record Code(String system, String code, @Nullable String display) {
    static Code loinc(String code, String display) {
        return new Code(Systems.LOINC, code, display);
    }

    static Code snomed(String code, String display) {
        return new Code(Systems.SNOMED_CT, code, display);
    }

    static Code mdc(String code, String display) {
        return new Code(Systems.MDC, code, display);
    }

    static Code npu(String code, String display) {
        return new Code(Systems.NLK, code, display);
    }
}
