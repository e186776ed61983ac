package no.samkonsult.access.consent;

/** How somebody agreed. */
public enum How {
    ORALLY,
    IN_WRITING,
    /** On the page that shows the text. */
    ON_PAGE
}
