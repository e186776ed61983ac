package no.samkonsult.alert;

/** Where an alert stands. */
public enum Status {
    OPEN,
    /** Somebody has taken it and not finished. */
    TAKEN,
    CLOSED
}
