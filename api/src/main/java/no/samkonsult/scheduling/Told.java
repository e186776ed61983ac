package no.samkonsult.scheduling;

/** What somebody is told who comes to a consultation's page from having done something with it. */
public enum Told {
    /** One said whether one comes. */
    ANSWERED,
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
