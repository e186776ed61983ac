package no.samkonsult.alert.contact;

/** A way to reach a patient who does not answer, in the order of the checklist. */
public enum Way {
    CALL,
    SECOND_CALL,
    NEXT_OF_KIN,
    HOME_VISIT,
    OUT_OF_HOURS,
    EMERGENCY_113;

    /** Whether somebody else than the patient was asked for help by it. */
    boolean bringsHelp() {
        return this == NEXT_OF_KIN || this == HOME_VISIT || this == EMERGENCY_113;
    }
}
