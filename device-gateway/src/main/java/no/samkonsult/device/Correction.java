package no.samkonsult.device;

/** Whether a reading corrects one that was sent before under the same key; names are those of FHIR's observation status. */
public enum Correction {
    NONE,
    AMENDED,
    /** It should never have been recorded. */
    ENTERED_IN_ERROR
}
