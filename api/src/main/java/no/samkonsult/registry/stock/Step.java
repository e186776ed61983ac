package no.samkonsult.registry.stock;

/** What somebody does with a device, or what becomes of it: each is a line in its history. */
public enum Step {
    REGISTERED,
    ASSIGNED,
    DELIVERED,
    TAKEN_INTO_USE,
    RETURNED,
    /** A return that was a mistake, soon enough. */
    RETURN_UNDONE,
    /** Cleaned after a return, and so in stock again. */
    CLEANED,
    CALIBRATED,
    LOST,
    STOLEN,
    /** Back after it was lost; it needs a new password to get in. */
    FOUND,
    RETIRED,
    /** It was given a new password. */
    PASSWORD_ISSUED,
    /** It was cut off, and not lost. */
    CUT_OFF
}
