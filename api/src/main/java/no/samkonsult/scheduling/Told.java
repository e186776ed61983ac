package no.samkonsult.scheduling;

/** What somebody is told who comes to a consultation's page from having done something with it. */
public enum Told {
    /** One said whether one comes. */
    ANSWERED,
    /** What was cancelled takes place after all. */
    RESTORED,
    /** It was repeated, and all of the series is booked. */
    SERIES,
    /** It and all later ones of its series were cancelled. */
    CANCELLED_FROM_HERE,
    /** Nothing was cancelled, for no reason was given. */
    REASON_NEEDED,
    /** An answer that was given by word of mouth is noted. */
    NOTED,
    /** Nothing was noted: it would have been said in the future. */
    NOT_SAID_YET,
    CHANGED,
    /** One said yes to being rung, and takes part now. */
    JOINED,
    /** Another time was asked for. */
    ASKED,
    /** Somebody else was first: the page shows what they have made of it. */
    STALE,
    /** There was nothing to change any more. */
    CLOSED
}
