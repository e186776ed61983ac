package no.samkonsult.device.decode.vendor;

/** How a maker writes when something was measured. */
public enum TimeFormat {
    /** {@code 2026-11-21T08:15:00+01:00} */
    ISO_OFFSET(false),
    /** {@code 2026-11-21T08:15:00}, by the clock on the wall. */
    ISO_LOCAL(false),
    /** Seconds since 1970 in UTC. */
    EPOCH_SECONDS(true),
    /** Milliseconds since 1970 in UTC. */
    EPOCH_MILLISECONDS(true),
    /** Seconds since 1970 by the clock on the wall, as iHealth writes {@code MDate}. */
    LOCAL_EPOCH_SECONDS(true),
    /** By a pattern of {@link java.time.format.DateTimeFormatter}; without an offset in it, by the clock on the wall. */
    PATTERN(false);

    private final boolean number;

    TimeFormat(boolean number) {
        this.number = number;
    }

    boolean isNumber() {
        return number;
    }
}
