package no.samkonsult.device;

/** What became of an arrival, once committed. The device learns it in its receipt. */
public enum Intake {
    /** Stored and judged. */
    STORED("stored"),
    /** Already stored; the device may forget its copy. */
    DUPLICATE("duplicate"),
    /** Kept, but without a patient or illegible: a person has to look at it. */
    QUARANTINED("quarantined");

    private final String outcome;

    Intake(String outcome) {
        this.outcome = outcome;
    }

    /** The word used in receipts. */
    public String outcome() {
        return outcome;
    }
}
