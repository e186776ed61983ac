package no.samkonsult.monitoring.simulation;

/** What a reading is by some limits, and by which kind of limit: the worst of them. */
public enum Finding {
    GREEN,
    YELLOW_CHANGE,
    YELLOW_LIMIT,
    RED_CHANGE,
    RED_LIMIT,
    /** Beyond a limit that never waits. */
    RED_NEVER_WAITS;

    boolean isOutside() {
        return this != GREEN;
    }

    Finding or(Finding other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
