package no.samkonsult.scheduling.history;

/** Why a consultation was changed, in words that all who take part may read: illness is never said. */
public enum ChangeReason {
    /** Somebody cannot come. */
    CANNOT_COME,
    /** Somebody asked for another time. */
    ASKED_FOR,
    /** It cannot wait. */
    SOONER,
    /** It can wait. */
    LATER,
    OTHER
}
