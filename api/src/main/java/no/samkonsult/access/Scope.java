package no.samkonsult.access;

/** How much of a patient's record a question of access is about. */
public enum Scope {
    /** Measurements, alerts, plans, notes: clinical roles alone. */
    CLINICAL,
    /** That the patient exists, name, and times of consultations. */
    LOGISTICS
}
