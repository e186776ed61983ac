package no.samkonsult.alert.escalation;

/** Whom a step tells. */
public enum Target {
    /** Whoever is on duty at the desk. */
    ON_DUTY,
    /** All who work at the desk's service. */
    STAFF,
    /** The service's leader. */
    LEADER,
    /** The doctor responsible for the patient's plan. */
    RESPONSIBLE_DOCTOR
}
