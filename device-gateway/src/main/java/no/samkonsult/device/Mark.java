package no.samkonsult.device;

/** A device's own doubt or remark about a reading. */
public enum Mark {
    /** The device itself says that the value is uncertain: not to be judged as if it were a good one. */
    QUESTIONABLE,
    /** Test or demonstration data, or control solution: not a patient's value at all. */
    DEMONSTRATION,
    IRREGULAR_PULSE,
    MOTION,
    CUFF_FIT,
    POSITION,
    /** Weak signal, low perfusion. */
    WEAK_SIGNAL,
    SENSOR_FAULT,
    /** The device says that its clock is not set. */
    CLOCK_NOT_SET,
    /** The device gave local time without an offset; the site's time zone was assumed. */
    LOCAL_TIME,
    /** Taken from the device's memory, so it may be old. */
    STORED,
    /** Entered by hand. */
    MANUAL
}
