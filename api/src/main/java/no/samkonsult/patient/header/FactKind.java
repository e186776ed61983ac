package no.samkonsult.patient.header;

/** What is known of a patient in a few words, in the order it is shown in. */
public enum FactKind {
    /** Kritisk informasjon: allergies, implants, what must not be done. */
    CRITICAL_INFORMATION,
    /** Behandlingsavgrensing: what has been decided not to do, and who decided. */
    TREATMENT_LIMITS,
    /** The oxygen saturation aimed at. */
    TARGET_SATURATION,
    /** Whether the patient retains CO2, so that too much oxygen is dangerous. */
    CO2_RETENTION,
    /** Oxygen as prescribed. */
    OXYGEN,
    LIVES_ALONE,
    KEY_BOX,
    LANGUAGE,
    INTERPRETER
}
