package no.samkonsult.scheduling.invitation;

/** What an invitation says, by the words of iTIP (RFC 5546). */
enum Method {
    /** You are to be there, at this time. */
    REQUEST,
    /** You are not to be there any more. */
    CANCEL
}
