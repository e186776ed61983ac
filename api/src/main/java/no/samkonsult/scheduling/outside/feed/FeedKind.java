package no.samkonsult.scheduling.outside.feed;

/** What a feed tells. Each kind has an address of its own: they are for different readers. */
public enum FeedKind {
    /** One's consultations, for oneself. */
    MEETINGS,
    /** When one is busy here, for others. */
    FREE_BUSY
}
