package no.samkonsult.alert.roster.plan;

/** What came of wanting to change a roster. */
public enum Answer {
    DONE,
    /** No such thing, or none that one may know of. */
    UNKNOWN,
    /** It is another's: who works at the desk changes their own duty alone. */
    NOT_OWN,
    /** It is over, or begins too early to be planned. */
    PAST,
    /** It ends before it begins. */
    ORDER,
    TOO_LONG,
    /** Somebody named does not work at the desk. */
    NOT_STAFF,
    SAME_PERSON,
    /** Who was to be replaced has no duty then. */
    NO_DUTY,
    /** Who was to be on duty is away then. */
    AWAY,
    /** A shift is no longer there, or no longer theirs. */
    NO_SHIFT
}
