package no.samkonsult.notification;

/** How somebody is reached who does not look at a page; the worklist itself is live, and is no channel. */
public enum Channel {
    EMAIL,
    SMS,
    VOICE,
    /** A program that the person has asked to be told, signed. */
    WEBHOOK
}
