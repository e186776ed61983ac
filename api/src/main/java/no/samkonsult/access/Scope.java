package no.samkonsult.access;

/** Which part of a patient's record a question of access is about. */
public enum Scope {
    /** That the patient exists, and who they are: open with any other part. */
    IDENTITY,
    /** Times of consultations, who meets, in which role. */
    CONSULTATIONS,
    /** Measurements, their limits, alerts. */
    MEASUREMENTS,
    /** The shared plan. */
    PLAN,
    /** Messages. */
    MESSAGES
}
