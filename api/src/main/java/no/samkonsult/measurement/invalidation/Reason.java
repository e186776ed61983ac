package no.samkonsult.measurement.invalidation;

/** Why a measurement is taken out of account. */
public enum Reason {
    /** Feilmåling. */
    FAULTY_MEASUREMENT,
    /** Feil person. */
    WRONG_PERSON
}
