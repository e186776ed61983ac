package no.samkonsult.patient;

/** Protection of a patient's address (adressesperre), as the population register tells it. */
public enum AddressProtection {
    NONE,
    /** Fortroleg adresse: the address is told to nobody who does not need it for this patient. */
    CONFIDENTIAL,
    /** Strengt fortroleg adresse: nor in which municipality the patient lives. */
    STRICTLY_CONFIDENTIAL;

    public boolean isProtected() {
        return this != NONE;
    }
}
