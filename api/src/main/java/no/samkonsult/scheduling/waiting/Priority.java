package no.samkonsult.scheduling.waiting;

/** Who of several is told first. */
public enum Priority {
    SOON,
    USUAL,
    CAN_WAIT;

    /** As it is kept: 1 comes first. */
    int rank() {
        return ordinal() + 1;
    }

    static Priority of(int rank) {
        return values()[rank - 1];
    }
}
